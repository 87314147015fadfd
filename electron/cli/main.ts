import { Command, CommanderError, Option } from 'commander';
import { failureOf, isAbort } from '../jobs/run-job.ts';
import { fileError } from '../services/file-error.ts';
import { exit } from '../shared/exit.ts';
import { languages } from '../shared/i18n/catalogue.ts';
import { languageOf } from '../shared/i18n/translate.ts';
import { VERSION } from '../shared/version.ts';
import { type App, createApp } from './app.ts';
import { exampleText } from './command-group.ts';
import { addCustodyCommands } from './commands/custody.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addGoCommands } from './commands/go.ts';
import { addHostCommands } from './commands/host.ts';
import { addKitCommands } from './commands/kit.ts';
import { addMediaCommands } from './commands/media.ts';
import { addPluginCommands } from './commands/plugin.ts';
import { addVulnerabilityCommands } from './commands/vulnerabilities.ts';
import { listenForInterrupts } from './interrupt.ts';
import { printableJson } from './printable.ts';
import { cancelledLine, errorLines, writeLine } from './terminal.ts';

interface GlobalOptions {
  readonly json?: boolean;
  readonly lang?: string;
}

const program = new Command('voidferry')
  .description('Carry Go software across an air gap to Void Linux hosts, and prove that it arrived.')
  .version(VERSION)
  .option('--json', 'one JSON value a line instead of text')
  .addOption(new Option('--lang <language>', 'by default that of the locale').choices(languages))
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })
  .addHelpText('after', exampleText('doctor'));

const signal = listenForInterrupts();

// Whoever reads along may leave; what is done here is done to its end. Anything else that swallows the output is a failure.
let outputError: unknown;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE' && error.code !== 'EIO') outputError ??= error;
});
process.stderr.on('error', () => {});

/** An empty variable of the locale counts as one that is not set (POSIX). */
const language = () => {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return languageOf(program.opts<GlobalOptions>().lang ?? (LC_ALL || LC_MESSAGES || LANG));
};

let created: Promise<App> | undefined;
const app = () => {
  created ??= createApp({
    language: language(),
    json: program.opts<GlobalOptions>().json ?? false,
    signal,
  });
  return created;
};

addDoctorCommand(program, app);
addGoCommands(program, app);
addPluginCommands(program, app);
addVulnerabilityCommands(program, app);
addKitCommands(program, app);
addMediaCommands(program, app);
addHostCommands(program, app);
addCustodyCommands(program, app);
addDemoCommand(program, app);

try {
  await program.parseAsync();
  await new Promise((resolve) => process.stdout.write('', resolve));
  if (outputError !== undefined) throw fileError(outputError, '/dev/stdout');
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.usage;
  if (isAbort(error, signal)) {
    writeLine(process.stderr, cancelledLine(language(), null));
    return exit.cancelled;
  }
  const known = failureOf(error);
  if (program.opts<GlobalOptions>().json) process.stdout.write(`${printableJson({ error: known.toData() })}\n`);
  else for (const line of errorLines(known.toData(), language())) writeLine(process.stderr, line);
  return known.exitCode;
}
