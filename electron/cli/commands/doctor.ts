import type { Command } from 'commander';
import { examineStation } from '../../jobs/doctor.ts';
import { exit } from '../../shared/exit.ts';
import { catalogues } from '../../shared/i18n/catalogues.ts';
import type { App } from '../app.ts';
import { exampleText } from '../command-group.ts';

/** `doctor`: what is on this machine, what is missing, and the command that brings it. Exit 69 when a step cannot be done. */
export function addDoctorCommand(program: Command, app: () => Promise<App>): void {
  program
    .command('doctor')
    .description('what is on this machine, what is missing, and how to get it')
    .addHelpText('after', exampleText('doctor'))
    .action(async () => {
      const { language, show, signal } = await app();
      const { ui, errors } = catalogues[language];
      const { go, programs, isReady } = await examineStation(signal);
      process.exitCode = isReady ? exit.done : exit.partMissing;
      const row = (isThere: boolean, isEssential: boolean, name: string, purpose: string, detail: string) =>
        `${isThere ? '✓' : isEssential ? '✗' : '–'} ${name.padEnd(11)} ${purpose}: ${detail}`;
      const goDetail = go === null ? errors['go/toolchain-missing'].next : `go${go.version} ${go.goroot}`;
      show([{ go, programs: programs.map(({ program: name, path }) => ({ program: name, path })) }], () => [
        row(go !== null, true, 'go', ui['doctor.build'], goDetail),
        ...programs.map(({ program: name, purpose, isEssential, path, xbps, apt }) => {
          const detail = path ?? `${ui['doctor.missing']} xbps-install ${xbps} | apt install ${apt}`;
          return row(path !== null, isEssential, name, ui[`doctor.${purpose}`], detail);
        }),
      ]);
    });
}
