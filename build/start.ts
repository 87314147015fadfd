import { spawn } from 'node:child_process';
import { exit } from '../electron/shared/exit.ts';
import { bundleWindow } from './window/bundle.ts';
import { electronRuntime, launchSpec } from './window/runtime.ts';
import { refusal } from './window/start-refusal.ts';

/** Bundles and runs the window. @returns the exit code, the window's own where it started */
async function start(): Promise<number> {
  const refused = refusal(process.env, process.getuid?.());
  if (refused !== null) return fail(refused.message, refused.exitCode);
  const runtime = await electronRuntime(console.error).catch((error: Error) => error);
  if (runtime instanceof Error) return fail(runtime.message, exit.partMissing);
  console.error(runtime.line);
  const { executable, args } = await launchSpec(runtime, await bundleWindow());
  const child = spawn(executable, [...args, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The window decides what becomes of a running job, so its end is waited for. A terminal sends Ctrl-C to both.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? fail(`The window was ended by ${signal}.`, exit.bug)));
  });
}

function fail(message: string, exitCode: number): number {
  console.error(message);
  return exitCode;
}

process.exitCode = await start().catch((error: unknown) =>
  fail(error instanceof Error ? error.message : String(error), exit.bug),
);
