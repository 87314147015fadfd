import type { Command } from 'commander';
import { activateRelease } from '../../jobs/activate.ts';
import { enrolHost } from '../../jobs/enrol.ts';
import { pushKit } from '../../jobs/push.ts';
import { rollbackHost } from '../../jobs/rollback.ts';
import { signersPathOf, trustOf } from '../../jobs/station-trust.ts';
import { type HostLink, openHostLink } from '../../services/host/host-link.ts';
import { hostScript } from '../../services/host/host-script.ts';
import { factsByScript } from '../../services/host/voidferry-host.ts';
import { VoidferryError } from '../../shared/error.ts';
import { formatBytes } from '../../shared/format.ts';
import type { HostFacts, HostStatus } from '../../shared/host.ts';
import type { Language } from '../../shared/i18n/catalogue.ts';
import { catalogues } from '../../shared/i18n/catalogues.ts';
import { fill } from '../../shared/i18n/translate.ts';
import type { App } from '../app.ts';
import { commandGroup, exampleText } from '../command-group.ts';
import { hostLogin, type LoginOptions } from '../host-login.ts';

interface SignersOption {
  readonly signers?: string;
}
interface PushOptions extends LoginOptions, SignersOption {
  readonly kit: string;
  readonly stageOnly?: boolean;
  readonly older?: string;
}
interface NameOption {
  readonly name: string;
}

/** `host facts|enrol|push|activate|status|rollback|logs`. */
export function addHostCommands(program: Command, app: () => Promise<App>): void {
  const host = commandGroup(program, 'host');
  const command = (name: string, description: string, example: string) =>
    host
      .command(name)
      .argument('<user@host[:port]>', 'where to log in; the key of the host must be in known_hosts')
      .description(description)
      .option('--identity <key>', 'private key to log in with; by default the agent, else ~/.ssh/id_ed25519')
      .option('--known-hosts <file>', 'the only file that may know the host; by default those of ssh')
      .option('--prefix <dir>', 'directory that stands for / there: installs without root')
      .addHelpText('after', exampleText(`host ${name} ${example}`));

  command('facts', 'what the host is; changes nothing', 'root@gauge').action(
    async (target: string, options: LoginOptions) => {
      const { language, resourcesDir, show, signal } = await app();
      const script = (await hostScript(resourcesDir)).toString('utf8');
      const facts = await ask(target, options, await app(), (link) =>
        factsByScript(link.transport, script, options.prefix ?? null, signal),
      );
      show([facts], () => factLines(facts, language));
    },
  );
  command('enrol', 'bring trusted signers and voidferry-host', 'root@gauge --signers allowed_signers')
    .option('--signers <file>', 'whom the host shall trust, as allowed_signers; by default those of this station')
    .action(async (target: string, options: LoginOptions & SignersOption) => {
      const { dataDir, language, resourcesDir, runJob } = await app();
      const signersPath = await signersPathOf(dataDir, options.signers);
      const login = await hostLogin(target, options, language);
      await runJob('enrol', (context) => enrolHost({ ...login, signersPath, resourcesDir }, context));
    });
  command('push', 'send what the host lacks, have it verify, switch and watch', 'root@gauge --kit ./tidegauge-1.0.0')
    .requiredOption('--kit <kit>', 'folder of the kit')
    .option('--stage-only', 'stop when the release is staged; what runs is not touched')
    .option('--signers <file>', 'trusted signers, as allowed_signers; by default those of this station')
    .option('--older <reason>', 'accept an older kit than the newest one there; recorded')
    .action(async (target: string, options: PushOptions) => {
      const { dataDir, language, print, runJob } = await app();
      const { kit: kitDir, stageOnly = false, older } = options;
      const trust = await trustOf(dataDir, options.signers);
      const login = await hostLogin(target, options, language);
      const input = { ...login, kitDir, trust, stageOnly, ...(older !== undefined && { older }) };
      const end = await runJob('push', (context) => pushKit(input, context));
      if (end.state !== 'done') return;
      const { ui } = catalogues[language];
      const { name, release } = end.output;
      print(`${ui['kit.check-code']}: ${end.output.checkCode}`);
      const next = `voidferry host activate ${target} --name ${name} --release ${release}`;
      if (stageOnly) print(fill(ui['host.staged-next'], { command: next }));
    });
  command(
    'activate',
    'switch to a staged release and watch',
    'root@gauge --name tidegauge --release 1.0.0-0123456789ab',
  )
    .requiredOption('--name <name>', 'name of the service')
    .requiredOption('--release <release>', 'as `host status` lists it')
    .option('--older <reason>', 'accept an older kit than the newest one there; recorded')
    .action(async (target: string, options: LoginOptions & NameOption & { release: string; older?: string }) => {
      const { language, runJob } = await app();
      const { name, release, older } = options;
      const login = await hostLogin(target, options, language);
      const input = { ...login, name, release, ...(older !== undefined && { older }) };
      await runJob('activate', (context) => activateRelease(input, context));
    });
  command('rollback', 'go back to the last healthy release before the live one', 'root@gauge --name tidegauge')
    .requiredOption('--name <name>', 'name of the service')
    .option('--older <reason>', 'also from a release that says that none before it may follow; recorded')
    .action(async (target: string, options: LoginOptions & NameOption & { older?: string }) => {
      const { language, runJob } = await app();
      const { name, older } = options;
      const login = await hostLogin(target, options, language);
      await runJob('rollback', (context) =>
        rollbackHost({ ...login, name, ...(older !== undefined && { older }) }, context),
      );
    });
  command('status', 'what serves, and which releases are there', 'root@gauge --name tidegauge')
    .requiredOption('--name <name>', 'name of the service')
    .action(async (target: string, options: LoginOptions & NameOption) => {
      const { language, show } = await app();
      const status = await ask(target, options, await app(), (link) => link.host.status(options.name));
      show([status], () => statusLines(status, language));
    });
  command('logs', 'the newest lines of the log', 'root@gauge --name tidegauge --lines 50')
    .requiredOption('--name <name>', 'name of the service')
    .option('--lines <number>', 'how many', '200')
    .action(async (target: string, options: LoginOptions & NameOption & { lines: string }) => {
      if (!/^[1-9]\d{0,5}$/.test(options.lines))
        throw new VoidferryError('job/usage', { text: '--lines takes a number' });
      const { show } = await app();
      const text = await ask(target, options, await app(), (link) =>
        link.host.logs(options.name, Number(options.lines)),
      );
      const lines = text.trimEnd().split('\n');
      show(
        lines.map((line) => ({ line })),
        () => lines,
      );
    });
}

/** One question to a host, outside of a job. */
async function ask<T>(
  target: string,
  options: LoginOptions,
  { language, signal }: App,
  question: (link: HostLink) => Promise<T>,
): Promise<T> {
  const login = await hostLogin(target, options, language);
  const link = await openHostLink({ ...login, prefix: login.prefix ?? null, signal });
  try {
    return await question(link);
  } finally {
    link.close();
  }
}

function factLines(facts: HostFacts, language: Language): string[] {
  const { ui } = catalogues[language];
  return table([
    [ui['host.os'], facts.osId],
    [ui['host.target'], facts.target],
    [ui['host.libc'], facts.libc],
    [ui['host.init'], facts.init],
    [ui['host.kernel'], facts.kernel],
    [ui['host.free'], formatBytes(facts.freeBytes)],
    [ui['host.enrolled'], facts.enrolled ? ui['host.yes'] : ui['host.no']],
    ...facts.signers.map((signer): [string, string] => [ui['host.signers'], signer]),
    [ui['host.tools'], facts.tools.join(' ')],
  ]);
}

function statusLines(status: HostStatus, language: Language): string[] {
  const { ui } = catalogues[language];
  return table([
    [ui['kit.name'], status.name],
    [ui['host.current'], status.current],
    [ui['host.digest'], status.releaseDigest],
    [ui['host.state'], status.state],
    [ui['host.pid'], status.pid],
    [ui['host.uptime'], status.uptimeSeconds],
    [ui['host.healthy'], status.healthy],
    [ui['host.releases'], status.releases.join(' ')],
  ]);
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  return rows.map(([name, value]) => `${name}: ${value}`);
}
