import { type Command, InvalidArgumentError } from 'commander';
import { checkPlugins } from '../../jobs/check-plugins.ts';
import { type PluginProbe, probePlugin } from '../../jobs/probe-plugin.ts';
import { VoidferryError } from '../../shared/error.ts';
import type { Language } from '../../shared/i18n/catalogue.ts';
import { catalogues } from '../../shared/i18n/catalogues.ts';
import { fill, findingText } from '../../shared/i18n/translate.ts';
import type { CheckedPlugin, PluginReport } from '../../shared/plugin-report.ts';
import type { App } from '../app.ts';
import { commandGroup, exampleText } from '../command-group.ts';

interface CheckOptions {
  readonly host: string;
  readonly lookup: readonly string[];
}

interface ProbeOptions {
  readonly cookie?: { readonly key: string; readonly value: string };
  readonly timeout: number;
}

/** `plugin check` and `plugin probe`. */
export function addPluginCommands(program: Command, app: () => Promise<App>): void {
  commandGroup(program, 'plugin')
    .command('probe')
    .argument('<plugin>', 'a go-plugin program for this machine')
    .description('start a go-plugin program without network, follow its handshake, health and end')
    .option(
      '--cookie <key=value>',
      'of HandshakeConfig in the host program; without it, only seen whether it is one',
      parseCookie,
    )
    .option('--timeout <seconds>', 'for each answer', parseSeconds, 10)
    .addHelpText('after', exampleText('plugin probe ./alarm --cookie TIDE_PLUGIN=high-water-at-noon'))
    .action(async (file: string, { cookie, timeout }: ProbeOptions) => {
      const { language, show, signal } = await app();
      const probed = await probePlugin({ file, handshake: cookie ?? null, timeoutMs: timeout * 1000 }, signal);
      show([probed], () => lifeLines(probed, language));
    });
  commandGroup(program, 'plugin')
    .command('check')
    .argument('<plugins...>', 'plugins, in the order in which the program loads them')
    .description('whether a program would load native plugins: every mismatch, its cause and its fix; nothing is run')
    .requiredOption('--host <program>', 'the program that loads them')
    .option('--lookup <name>', 'a name that the program looks up in each; repeat for more', addName, [])
    .addHelpText('after', exampleText('plugin check --host ./app ./filter.so --lookup Filter'))
    .action(async (plugins: string[], { host, lookup }: CheckOptions) => {
      const { language, show } = await app();
      const report = checkPlugins({ host, plugins, lookup });
      show([report], () => pluginLines(report, language));
      if (report.verdict === 'compatible') return;
      const code = report.verdict === 'incompatible' ? 'go/plugins-incompatible' : 'go/plugins-unknown';
      const named = report.plugins.filter(({ verdict }) => verdict === report.verdict).map(({ file }) => file);
      throw new VoidferryError(code, { host: report.host.file, plugins: named });
    });
}

function parseCookie(text: string): NonNullable<ProbeOptions['cookie']> {
  const [, key, value] = /^([A-Za-z_][A-Za-z0-9_]*)=(.+)$/.exec(text) ?? [];
  if (key === undefined || value === undefined) throw new InvalidArgumentError('KEY=VALUE');
  return { key, value };
}

function parseSeconds(text: string): number {
  if (!/^[1-9][0-9]{0,3}$/.test(text)) throw new InvalidArgumentError('Whole seconds, from 1 to 9999.');
  return Number(text);
}

function lifeLines({ goPlugin, life, cut }: PluginProbe, language: Language): string[] {
  const { ui } = catalogues[language];
  const { path, reached, protocol, app, services, stopped } = life;
  return [
    `${path}: ${ui[`plugin.reached.${reached}`]}`,
    `  ${goPlugin === null ? ui['plugin.library.none'] : fill(ui['plugin.library'], { version: goPlugin })}`,
    ...(protocol === null ? [] : [`  ${ui['plugin.protocol']}: ${protocol} ${app ?? ''}`]),
    ...(services.length === 0 ? [] : [`  ${ui['plugin.services']}: ${services.join(' ')}`]),
    ...(stopped === null ? [] : [`  ${ui[`plugin.stopped.${stopped}`]}`]),
    `  ${ui[`sandbox.${cut}`]}`,
  ];
}

function addName(name: string, earlier: readonly string[]): string[] {
  return [...earlier, name];
}

/** A preflight for people: each plugin, what it offers, and all that stands against it. */
function pluginLines({ host, plugins }: PluginReport, language: Language): string[] {
  const { ui } = catalogues[language];
  return [
    fill(ui['plugin.host'], { file: host.file, go: host.go ?? '-', packages: host.packages }),
    ...plugins.flatMap((plugin) => linesOf(plugin, language)),
  ];
}

function linesOf(plugin: CheckedPlugin, language: Language): string[] {
  const { ui } = catalogues[language];
  const { file, verdict, shared, differing, exported, findings } = plugin;
  return [
    `${file}: ${ui[`plugin.verdict.${verdict}`]}`,
    `  ${fill(ui['plugin.compared'], { shared, differing })}`,
    `  ${ui['plugin.exported']}: ${exported.join(' ') || '-'}`,
    ...findings.flatMap((finding) => {
      const { message, next } = findingText(language, finding);
      return [`  - ${message}`, `    ${next}`];
    }),
  ];
}
