import { type Command, Option } from 'commander';
import { trustOf } from '../../jobs/station-trust.ts';
import { verifyKit } from '../../jobs/verify.ts';
import { writeKit } from '../../jobs/write.ts';
import { findKit } from '../../services/media/find-kit.ts';
import { listMedia } from '../../services/media/list-media.ts';
import { formatBytes } from '../../shared/format.ts';
import type { Language } from '../../shared/i18n/catalogue.ts';
import { catalogues } from '../../shared/i18n/catalogues.ts';
import { fill } from '../../shared/i18n/translate.ts';
import type { HiddenDisk, MediaList, Medium } from '../../shared/medium.ts';
import type { App } from '../app.ts';
import { commandGroup, exampleText } from '../command-group.ts';

interface VerifyOptions {
  readonly signers?: string;
  readonly level: 'L2' | 'files';
}

/** `media list`, `media write` and `media verify`. */
export function addMediaCommands(program: Command, app: () => Promise<App>): void {
  const media = commandGroup(program, 'media');
  media
    .command('list')
    .description('media that may be written, and every other disk with what uses it')
    .addHelpText('after', exampleText('media list'))
    .action(async () => {
      const { language, show } = await app();
      const list = await listMedia();
      show([list], () => listLines(list, language));
    });
  media
    .command('write')
    .argument('<kit>', 'folder of the kit')
    .argument('<medium>', 'where the medium is mounted, or any folder on a real disk')
    .description('copy a kit and flush it to the device')
    .addHelpText('after', exampleText('media write ./tidegauge-1.0.0 /run/media/me/STICK'))
    .action(async (kitDir: string, mediumPath: string) => {
      const { runJob } = await app();
      await runJob('write', (context) => writeKit({ kitDir, mediumPath }, context));
    });
  media
    .command('verify')
    .argument('<medium-or-kit>', 'the medium, when one kit is on it, or the folder of the kit')
    .description('is what is here what was signed? Reads past every cache; writes nothing')
    .option('--signers <file>', 'trusted signers, in the format of allowed_signers; by default those of this station')
    .addOption(
      new Option('--level <level>', 'L2: what the device itself holds; files: what any program reads')
        .choices(['L2', 'files'])
        .default('L2'),
    )
    .addHelpText('after', exampleText('media verify /run/media/me/STICK --signers allowed_signers'))
    .action(async (place: string, { signers, level }: VerifyOptions) => {
      const { dataDir, language, print, runJob } = await app();
      const path = await findKit(place);
      const trust = await trustOf(dataDir, signers);
      const end = await runJob('verify', (context) => verifyKit({ path, trust, level }, context));
      if (end.state === 'done') print(`${catalogues[language].ui['kit.check-code']}: ${end.output.checkCode}`);
    });
}

function listLines({ media, hidden }: MediaList, language: Language): string[] {
  const { ui } = catalogues[language];
  const nameOf = (disk: Medium | HiddenDisk) => [disk.device, disk.model, disk.serial].filter(Boolean).join(' ');
  const offered = media.map((medium) => {
    const free = fill(ui['media.free'], { free: formatBytes(medium.freeBytes), size: formatBytes(medium.size) });
    return `${medium.path}  ${medium.fsType}  ${free}  ${nameOf(medium)}${medium.readOnly ? `  ${ui['media.read-only']}` : ''}`;
  });
  const others = hidden.map((disk) => {
    const why = disk.usedBy.length === 0 ? ui['media.not-mounted'] : fill(ui['media.used-by'], { paths: disk.usedBy });
    return `${nameOf(disk)}  ${formatBytes(disk.size)}  ${why}`;
  });
  return [
    ...(offered.length > 0 ? offered : [ui['media.none']]),
    ui['media.hidden'],
    ...others.map((line) => `  ${line}`),
  ];
}
