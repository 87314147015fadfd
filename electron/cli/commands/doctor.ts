import type { Command } from 'commander';
import { findProgram } from '../../services/find-program.ts';
import { detectToolchains, toolchainPlaces } from '../../services/go/detect-toolchains.ts';
import { exit } from '../../shared/exit.ts';
import type { UiText } from '../../shared/i18n/catalogue.ts';
import { catalogues } from '../../shared/i18n/catalogues.ts';
import type { App } from '../app.ts';
import { exampleText } from '../command-group.ts';

interface Need {
  readonly program: string;
  readonly purpose: UiText;
  /** Without it a step of the trip cannot be done; otherwise only a part of it. */
  readonly isEssential: boolean;
  /** Packages that bring it, on Void and on Debian. */
  readonly xbps: string;
  readonly apt: string;
}

const NEEDS: readonly Need[] = [
  { program: 'lsblk', purpose: 'doctor.media', isEssential: true, xbps: 'util-linux', apt: 'util-linux' },
  { program: 'fincore', purpose: 'doctor.read-back', isEssential: true, xbps: 'util-linux', apt: 'util-linux-extra' },
  { program: 'dd', purpose: 'doctor.read-back', isEssential: true, xbps: 'coreutils', apt: 'coreutils' },
  { program: 'sync', purpose: 'doctor.media', isEssential: true, xbps: 'coreutils', apt: 'coreutils' },
  { program: 'ssh-keygen', purpose: 'doctor.recheck', isEssential: false, xbps: 'openssh', apt: 'openssh-client' },
  { program: 'git', purpose: 'doctor.revision', isEssential: false, xbps: 'git', apt: 'git' },
  { program: 'gcc', purpose: 'doctor.native', isEssential: false, xbps: 'gcc', apt: 'gcc' },
];

/** `doctor`: what is on this machine, what is missing, and the command that brings it. Exit 69 when a step cannot be done. */
export function addDoctorCommand(program: Command, app: () => Promise<App>): void {
  program
    .command('doctor')
    .description('what is on this machine, what is missing, and how to get it')
    .addHelpText('after', exampleText('doctor'))
    .action(async () => {
      const { language, show, signal } = await app();
      const { ui, errors } = catalogues[language];
      const [go] = (await detectToolchains(toolchainPlaces(), signal)).found;
      const found = await Promise.all(NEEDS.map(async (need) => ({ ...need, path: await findProgram(need.program) })));
      const isReady = go !== undefined && found.every(({ path, isEssential }) => path !== null || !isEssential);
      process.exitCode = isReady ? exit.done : exit.partMissing;
      const row = (isThere: boolean, isEssential: boolean, name: string, purpose: string, detail: string) =>
        `${isThere ? '✓' : isEssential ? '✗' : '–'} ${name.padEnd(11)} ${purpose}: ${detail}`;
      const goDetail = go === undefined ? errors['go/toolchain-missing'].next : `go${go.version} ${go.goroot}`;
      show([{ go: go ?? null, programs: found.map(({ program, path }) => ({ program, path })) }], () => [
        row(go !== undefined, true, 'go', ui['doctor.build'], goDetail),
        ...found.map(({ program: name, purpose, isEssential, path, xbps, apt }) => {
          const detail = path ?? `${ui['doctor.missing']} xbps-install ${xbps} | apt install ${apt}`;
          return row(path !== null, isEssential, name, ui[purpose], detail);
        }),
      ]);
    });
}
