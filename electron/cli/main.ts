import { Command, CommanderError } from 'commander';
import { VoidferryError } from '../shared/error.ts';
import { exit } from '../shared/exit.ts';
import { languageOf } from '../shared/i18n/translate.ts';
import { VERSION } from '../shared/version.ts';
import { type App, createApp } from './app.ts';
import { addCustodyCommands } from './commands/custody.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addGoCommands } from './commands/go.ts';
import { addHostCommands } from './commands/host.ts';
import { addKitCommands } from './commands/kit.ts';
import { addMediaCommands } from './commands/media.ts';
import { errorLines } from './terminal.ts';

interface GlobalOptions {
  readonly json?: boolean;
  readonly lang?: string;
}

const program = new Command('voidferry')
  .description('Carry Go software across an air gap to Void Linux hosts, and prove that it arrived.')
  .version(VERSION)
  .option('--json', 'one JSON value a line instead of text')
  .option('--lang <language>', 'en or zh-CN; by default from the locale')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });

const abort = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => abort.abort());

const language = () =>
  languageOf(
    program.opts<GlobalOptions>().lang ?? process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'],
  );

let created: Promise<App> | undefined;
const app = () => {
  created ??= createApp({
    language: language(),
    json: program.opts<GlobalOptions>().json ?? false,
    signal: abort.signal,
  });
  return created;
};

addDoctorCommand(program, app);
addGoCommands(program, app);
addKitCommands(program, app);
addMediaCommands(program, app);
addHostCommands(program, app);
addCustodyCommands(program, app);
addDemoCommand(program, app);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.usage;
  if (abort.signal.aborted) return exit.cancelled;
  const known =
    error instanceof VoidferryError
      ? error
      : new VoidferryError('job/bug', {
          text: error instanceof Error ? (error.stack ?? error.message) : String(error),
        });
  if (program.opts<GlobalOptions>().json) process.stdout.write(`${JSON.stringify({ error: known.toData() })}\n`);
  else for (const line of errorLines(known.toData(), language())) process.stderr.write(`${line}\n`);
  return known.exitCode;
}
