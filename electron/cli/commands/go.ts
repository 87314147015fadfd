import { arch } from 'node:process';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { platformOfMachine } from '../../core/go/targets.ts';
import { fetchToolchain } from '../../jobs/fetch-toolchain.ts';
import { initProject } from '../../jobs/init-project.ts';
import { offeredToolchains } from '../../jobs/offered-toolchains.ts';
import { type PrepareInput, planKit } from '../../jobs/plan-kit.ts';
import { prepareKit } from '../../jobs/prepare.ts';
import { dependenciesOf } from '../../jobs/scan-dependencies.ts';
import { scanWithToolchain } from '../../jobs/scan-project.ts';
import { detectToolchains, toolchainPlaces } from '../../services/go/detect-toolchains.ts';
import { readText } from '../../services/read-file.ts';
import { VoidferryError } from '../../shared/error.ts';
import { GO_RELEASE } from '../../shared/go-release.ts';
import { catalogues } from '../../shared/i18n/catalogues.ts';
import { platformSchema } from '../../shared/platform.ts';
import { projectFileJsonSchema } from '../../shared/project-file.ts';
import { isTargetName, type TargetName, targetNames } from '../../shared/target.ts';
import type { App } from '../app.ts';
import { commandGroup, exampleText } from '../command-group.ts';
import { dependencyLines, treeLines } from '../dependency-text.ts';
import { factLines, planLines, toolchainLines } from '../plan-text.ts';

interface BuildOptions {
  readonly output?: string;
  readonly target: readonly TargetName[];
  readonly kitVersion?: string;
  readonly serial?: number;
  readonly audience?: string;
  readonly go?: string;
  readonly plan?: boolean;
  readonly rehearsal: boolean;
  readonly vulnerabilityGate?: boolean;
  readonly carry: readonly string[];
}

/** `toolchain list`, `project scan` and `kit build`. */
export function addGoCommands(program: Command, app: () => Promise<App>): void {
  commandGroup(program, 'toolchain')
    .command('list')
    .description('every Go toolchain found here, best place first')
    .option('--offered', 'instead: those that the proxies of GOPROXY list, newest first')
    .addHelpText('after', exampleText('toolchain list'))
    .action(async (options: { readonly offered?: boolean }) => {
      const { language, show, signal } = await app();
      if (options.offered === true) {
        const offered = await offeredToolchains(signal);
        show([{ offered }], () => offered.map(({ version, platform }) => `${version}  ${platform}`));
        return;
      }
      const toolchains = await detectToolchains(toolchainPlaces(), signal);
      show([toolchains], () => toolchainLines(toolchains, language));
      if (toolchains.found.length === 0) {
        throw new VoidferryError('go/toolchain-missing', { searched: [...toolchains.searched] });
      }
    });

  commandGroup(program, 'toolchain')
    .command('fetch')
    .argument('<version>', 'such as 1.26.3')
    .description('fetch a Go toolchain from GOPROXY, proven by the checksum database; needs no Go')
    .option('--platform <platform>', 'such as linux/arm64; by default this machine', platformOfMachine(arch))
    .addHelpText('after', exampleText('toolchain fetch 1.26.3 --platform linux/arm64'))
    .action(async (version: string, { platform }: { readonly platform: string }) => {
      const wish = { version: requireVersion(version), platform: requirePlatform(platform) };
      const { dataDir, print, runJob } = await app();
      const end = await runJob('toolchain', (context) => fetchToolchain({ ...wish, dataDir }, context));
      if (end.state !== 'done') return;
      print(end.output.goroot);
      print(`${end.output.sha256}  ${end.output.archive}`);
    });

  commandGroup(program, 'project')
    .command('scan')
    .argument('[dir]', 'directory of the Go module', '.')
    .description('what a project is made of: packages, modules, cgo, plugins; builds and runs nothing of it')
    .option('--tree', 'which package imports which, the standard library left out')
    .addHelpText('after', exampleText('project scan ./tidegauge'))
    .action(async (dir: string, options: { readonly tree?: boolean }) => {
      const { language, show, signal } = await app();
      const scan = await scanWithToolchain({ projectDir: dir, goroot: null, atLeast: null }, signal);
      const dependencies = await dependenciesOf(scan, signal);
      show([{ ...scan.project, dependencies }], () => [
        ...factLines(scan.project, language),
        ...(options.tree === true ? treeLines(dependencies) : dependencyLines(dependencies, language)),
      ]);
    });

  commandGroup(program, 'project')
    .command('init')
    .argument('[dir]', 'directory of the Go module', '.')
    .description('write voidferry.yaml from what the sources show; one that is there is not touched')
    .addHelpText('after', exampleText('project init ./tidegauge'))
    .action(async (dir: string) => {
      const { print, show, signal } = await app();
      const path = await initProject({ projectDir: dir, goroot: null, atLeast: null }, signal);
      show([{ path }], () => [path]);
      print(await readText(path));
    });
  commandGroup(program, 'project')
    .command('schema')
    .description('the JSON Schema of voidferry.yaml, for editors')
    .addHelpText('after', exampleText('project schema > voidferry.schema.json'))
    .action(async () => {
      const { show } = await app();
      const schema = projectFileJsonSchema();
      show([schema], () => JSON.stringify(schema, null, 2).split('\n'));
    });

  commandGroup(program, 'kit')
    .command('build')
    .argument('[dir]', 'directory of the Go module', '.')
    .description('build a kit from a Go project; sign it afterwards with `kit sign`')
    .option('-o, --output <dir>', 'the kit to make; by default <name>-<version> beside the project')
    .addOption(
      new Option('--target <target>', `repeat for more: ${targetNames.join(' ')}`)
        .argParser(addTarget)
        .default([], 'those of voidferry.yaml'),
    )
    .option('--kit-version <version>', 'by default what git calls the commit')
    .option('--serial <number>', 'grows with each kit of a name; by default the time of the commit', parseSerial)
    .option('--audience <hosts>', 'host names or groups that the kit is for')
    .option('--go <goroot>', 'the Go toolchain to use')
    .option('--carry <platform>', 'GOOS/GOARCH to build as files to carry; repeat for more', addCarry, [])
    .option('--no-rehearsal', 'do not install it and build it again here; signing it then asks for a reason')
    .option('--vulnerability-gate', 'stop at a known vulnerability that voidferry.yaml does not accept')
    .option('--plan', 'show what would be done, and stop')
    .addHelpText('after', exampleText('kit build ./tidegauge --target x86_64 --target aarch64-musl'))
    .action(async (dir: string, options: BuildOptions) => {
      const { dataDir, language, print, resourcesDir, runJob, show, signal } = await app();
      const input = inputOf(dir, options, { dataDir, resourcesDir });
      const plan = await planKit(input, signal);
      show([{ plan }], () => planLines(plan, language));
      if (options.plan === true) return;
      const end = await runJob('prepare', (context) => prepareKit(input, context));
      if (end.state !== 'done') return;
      print(`${catalogues[language].ui['kit.check-code']}: ${end.output.checkCode}`);
      print(`${catalogues[language].ui['plan.output']}: ${end.output.kitDir}`);
    });
}

function inputOf(
  projectDir: string,
  options: BuildOptions,
  { dataDir, resourcesDir }: Pick<App, 'dataDir' | 'resourcesDir'>,
): PrepareInput {
  return {
    projectDir,
    output: options.output ?? null,
    targets: options.target,
    version: options.kitVersion ?? null,
    serial: options.serial ?? null,
    audience: options.audience ?? null,
    goroot: options.go ?? null,
    carry: options.carry,
    rehearse: options.rehearsal,
    modulesFrom: null,
    dataDir,
    vulnerabilities: { gate: options.vulnerabilityGate ?? false },
    resourcesDir,
  };
}

function addTarget(value: string, earlier: readonly TargetName[]): TargetName[] {
  if (!isTargetName(value)) throw new InvalidArgumentError(`One of: ${targetNames.join(' ')}`);
  return [...earlier, value];
}

function requireVersion(text: string): string {
  const version = text.replace(/^go/, '');
  if (GO_RELEASE.test(version)) return version;
  throw new InvalidArgumentError('A release of Go with its patch, such as 1.26.3.');
}

function requirePlatform(text: string): string {
  if (platformSchema.safeParse(text).success) return text;
  throw new InvalidArgumentError('GOOS/GOARCH, such as linux/arm64.');
}

function addCarry(value: string, earlier: readonly string[]): string[] {
  if (!platformSchema.safeParse(value).success) throw new InvalidArgumentError('GOOS/GOARCH, such as windows/amd64.');
  return [...earlier, value];
}

function parseSerial(value: string): number {
  const serial = Number(value);
  if (!/^[1-9][0-9]*$/.test(value) || !Number.isSafeInteger(serial))
    throw new InvalidArgumentError('A whole number from 1.');
  return serial;
}
