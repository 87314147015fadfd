import { glob } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../../electron/services/process.ts';
import { VoidferryError } from '../../electron/shared/error.ts';
import { emptyOutcome, joinOutcomes, type Outcome } from './outcome.ts';

interface GoEvent {
  readonly Action: string;
  readonly Package?: string;
  readonly ImportPath?: string;
  readonly Test?: string;
  readonly Output?: string;
  readonly Elapsed?: number;
}

const TIMEOUT_MS = 600_000;

/** Runs the tests of every Go module in `resources/`; each package that has tests counts as one test. */
export async function runGoTests(root: string, print: (line: string) => void): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for await (const goMod of glob('resources/*/go.mod', { cwd: root })) {
    outcomes.push(await testModule(root, dirname(goMod), print));
  }
  return joinOutcomes(outcomes);
}

async function testModule(root: string, module: string, print: (line: string) => void): Promise<Outcome> {
  const env = { GOTOOLCHAIN: 'local', GOFLAGS: '-mod=readonly -buildvcs=false', GOWORK: 'off' };
  try {
    const { code, stdout, stderr } = await run('go', ['test', '-json', './...'], {
      cwd: join(root, module),
      env: { ...process.env, ...env } as Record<string, string>,
      expect: [0, 1, 2],
      timeoutMs: TIMEOUT_MS,
    });
    return readGoEvents(module, code, stdout, stderr, print);
  } catch (error) {
    if (!(error instanceof VoidferryError)) throw error;
    const name = `${module} (go test)`;
    if (error.code === 'job/tool-missing') return { ...emptyOutcome(), skipped: [{ name, reason: 'no go on PATH' }] };
    print(`✗ ${name}\n      ${error.message}`);
    return { ...emptyOutcome(), failed: [name] };
  }
}

/** Reads the output of `go test -json` (go doc test2json). A failure that names no package is one failure. */
export function readGoEvents(
  module: string,
  code: number,
  stdout: string,
  stderr: string,
  print: (line: string) => void,
): Outcome {
  const events = stdout.split('\n').flatMap(parseEvent);
  const outcome = emptyOutcome();
  for (const { Action, Package, Elapsed = 0 } of events.filter(({ Test, Package }) => Package && Test === undefined)) {
    const name = `${module} > ${Package}`;
    if (Action === 'pass') outcome.passed++;
    if (Action === 'fail') outcome.failed.push(name);
    if (Action === 'pass' || Action === 'fail')
      print(`${Action === 'pass' ? '✓' : '✗'} ${name} (${Elapsed.toFixed(1)} s)`);
    if (Action === 'fail') print(outputOf(events, Package ?? ''));
  }
  if (code !== 0 && outcome.failed.length === 0) {
    outcome.failed.push(`${module} (go test)`);
    print(`✗ ${module} (go test)\n${stderr}${stdout}`);
  }
  return outcome;
}

function outputOf(events: readonly GoEvent[], name: string): string {
  const isOfPackage = ({ Package, ImportPath }: GoEvent) => Package === name || ImportPath?.split(' ')[0] === name;
  return events
    .flatMap((event) => (isOfPackage(event) && event.Output ? [`      ${event.Output}`] : []))
    .join('')
    .trimEnd();
}

function parseEvent(line: string): GoEvent[] {
  try {
    return line.startsWith('{') ? [JSON.parse(line) as GoEvent] : [];
  } catch {
    return [];
  }
}
