import type { Command } from 'commander';
import { diffKitDirs } from '../../jobs/diff-kits.ts';
import { openSigner } from '../../jobs/open-signer.ts';
import { seenIn, showKit } from '../../jobs/show-kit.ts';
import { signKit } from '../../jobs/sign.ts';
import { signRebuilt } from '../../jobs/sign-rebuilt.ts';
import { ANY_HOST } from '../../shared/audience.ts';
import type { KitView } from '../../shared/contract/kit.ts';
import { VoidferryError } from '../../shared/error.ts';
import { formatBytes } from '../../shared/format.ts';
import type { Language } from '../../shared/i18n/catalogue.ts';
import { catalogues } from '../../shared/i18n/catalogues.ts';
import { isWhole } from '../../shared/is-whole.ts';
import { toolchainsIn } from '../../shared/kit-toolchains.ts';
import type { VulnerabilityReport } from '../../shared/vulnerabilities.ts';
import type { App } from '../app.ts';
import { commandGroup, exampleText } from '../command-group.ts';
import { diffLines } from '../diff-text.ts';
import { serviceLines } from '../plan-text.ts';
import { withPassphrase } from '../with-passphrase.ts';

interface SignOptions {
  readonly key: string;
  readonly unrehearsed?: string;
}

interface CosignOptions extends SignOptions {
  readonly rebuild?: string;
}

/** `kit sign`, `kit cosign`, `kit show` and `kit diff`. */
export function addKitCommands(program: Command, app: () => Promise<App>): void {
  const kit = commandGroup(program, 'kit');
  kit
    .command('sign')
    .argument('<kit>', 'folder of the kit')
    .description('hash everything again, then sign')
    .requiredOption('--key <file>', 'OpenSSH Ed25519 key; a .pub file signs by the agent')
    .option('--unrehearsed <reason>', 'sign a kit that was not rehearsed as a whole; the receipt shows the reason')
    .addHelpText('after', exampleText('kit sign ./tidegauge-1.0.0 --key ~/.ssh/id_ed25519'))
    .action(async (kitDir: string, options: SignOptions) => {
      const { language, runJob } = await app();
      const signer = await withPassphrase((passphrase) => openSigner(options.key, passphrase), language);
      await runJob('sign', (context) => signKit({ kitDir, signer, unrehearsed: options.unrehearsed ?? null }, context));
    });
  kit
    .command('cosign')
    .argument('<kit>', 'folder of the kit, signed by somebody else')
    .description('sign as a further signer; with --rebuild only what comes out equal when it is built again')
    .requiredOption('--key <file>', 'OpenSSH Ed25519 key; a .pub file signs by the agent')
    .option(
      '--rebuild <dir>',
      "the project's source at the kit's revision: the kit is built from it and from its own modules",
    )
    .option('--unrehearsed <reason>', 'sign a kit that was not rehearsed as a whole; the receipt shows the reason')
    .addHelpText('after', exampleText('kit cosign ./tidegauge-1.0.0 --key ~/.ssh/id_ed25519 --rebuild ./tidegauge'))
    .action(async (kitDir: string, options: CosignOptions) => {
      const { dataDir, language, resourcesDir, runJob } = await app();
      if ((await seenIn(kitDir)).length === 0) throw new VoidferryError('kit/unsigned', { path: kitDir });
      const signer = await withPassphrase((passphrase) => openSigner(options.key, passphrase), language);
      const { rebuild: projectDir = null, unrehearsed = null } = options;
      const input = { kitDir, projectDir, signer, unrehearsed, resourcesDir, dataDir };
      await runJob('sign', (context) => signRebuilt(input, context));
    });
  kit
    .command('show')
    .argument('<kit>', 'folder of the kit')
    .description('what a kit says of itself; proves nothing')
    .addHelpText('after', exampleText('kit show /run/media/me/STICK/tidegauge-1.0.0'))
    .action(async (kitDir: string) => {
      const { language, show } = await app();
      const view = await showKit(kitDir);
      const { kit: facts, digest, signatures } = view;
      show([{ kit: facts, digest, signatures, verified: false }], () => factLines(view, language));
    });
  kit
    .command('diff')
    .argument('<from>', 'folder of a kit')
    .argument('<to>', 'folder of another kit')
    .description('modules, licences, files and sizes that differ between two kits; proves nothing')
    .addHelpText('after', exampleText('kit diff ./tidegauge-1.0.0 ./tidegauge-1.1.0'))
    .action(async (from: string, to: string) => {
      const { dataDir, language, show } = await app();
      const diff = await diffKitDirs(from, to, dataDir);
      show([diff], () => diffLines(diff, language));
    });
}

function factLines(
  { kit, digest, checkCode, bytes, files, signatures, rehearsal, vulnerabilities }: KitView,
  language: Language,
): string[] {
  const { ui } = catalogues[language];
  const { module, revision, dirty } = kit.project;
  const facts: [string, string][] = [
    [ui['kit.name'], `${kit.name} ${kit.version}`],
    [ui['kit.check-code'], checkCode],
    [ui['kit.digest'], digest],
    [ui['kit.serial'], String(kit.serial)],
    [ui['kit.audience'], kit.audience === ANY_HOST ? ui['kit.audience.any'] : kit.audience],
    [ui['kit.source'], [module, revision, dirty ? `(${ui['kit.dirty']})` : null].filter(Boolean).join(' ')],
    [ui['kit.go'], kit.go.version],
    [ui['kit.targets'], kit.targets.map((target) => target.target).join(' ')],
    ...serviceLines(kit, language),
    [ui['kit.modules'], String(kit.modules?.count ?? 0)],
    ...listed(ui['kit.private-modules'], kit.modules?.private ?? []),
    ...listed(ui['kit.toolchains'], toolchainsIn(kit)),
    ...listed(ui['go.workspace'], kit.project.workspace),
    [ui['kit.files'], `${files}, ${formatBytes(bytes)}`],
    [ui['kit.rehearsal'], ui[`kit.rehearsal.${rehearsal === null ? 'none' : isWhole(rehearsal) ? 'whole' : 'partly'}`]],
    [ui['vulnerabilities.found'], foundText(vulnerabilities, language)],
    ...signatures.map(({ file, fingerprint, namespace }): [string, string] => [
      ui['kit.signature'],
      `${file} ${fingerprint === null ? ui['kit.signature-unreadable'] : `${fingerprint} ${namespace}`}`,
    ]),
  ];
  if (signatures.length === 0) facts.push([ui['kit.signature'], ui['kit.no-signature']]);
  return [...facts.map(([name, value]) => `${name}: ${value}`), ui['kit.not-verified']];
}

function foundText(report: VulnerabilityReport | null, language: Language): string {
  const { ui } = catalogues[language];
  if (report === null) return ui['vulnerabilities.unasked'];
  const ids = report.found.map(({ id }) => id).join(' ') || ui['vulnerabilities.none'];
  return `${ids} (${ui['vulndb.modified']}: ${report.database.modified})`;
}

function listed(name: string, values: readonly string[]): [string, string][] {
  return values.length === 0 ? [] : [[name, values.join(' ')]];
}
