import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { VoidferryError } from '../../shared/error.ts';
import { errorExits } from '../../shared/errors/codes.ts';
import { run } from '../process.ts';
import { hostScript } from './host-script.ts';

const resources = fileURLToPath(new URL('../../../resources', import.meta.url));
let script: string;

beforeAll(async () => {
  script = (await hostScript(resources)).toString('utf8');
});

test('is one program: printable ASCII, everything in functions, main last', () => {
  expect(script).toMatch(/^#!\/bin\/sh\n/);
  expect(script).toMatch(/^[\n -~]+$/);
  expect(script).toMatch(/\nmain "\$@"\n$/);
});

test('shellcheck finds nothing', async (context) => {
  try {
    const { stdout } = await run('shellcheck', ['-s', 'sh', '-'], { stdin: script, expect: [0, 1], timeoutMs: 60_000 });
    expect(stdout).toBe('');
  } catch (error) {
    if (error instanceof VoidferryError && error.code === 'job/tool-missing') context.skip('no shellcheck here');
    throw error;
  }
});

test('every code that it ends with has the exit of the contract', () => {
  const listed = [...script.matchAll(/^ {4}([a-z/| -]+)\) echo (\d+) ;;$/gm)].flatMap(([, codes, exit]) =>
    (codes ?? '').split(' | ').map((code) => [code, Number(exit)]),
  );
  const known = Object.fromEntries(listed) as Record<string, number>;
  for (const [code, exit] of listed) expect([code, errorExits[code as keyof typeof errorExits]]).toEqual([code, exit]);
  for (const [, code = ''] of script.matchAll(/\b(?:die|failed_to_write) ((?:host|kit|job)\/[a-z-]+)/g))
    expect(known).toHaveProperty([code]);
});

test('install.sh ends with the same codes and exits', async () => {
  const text = await readFile(`${resources}/host/install.sh`, 'utf8');
  for (const [, exit, code] of text.matchAll(/\bend (\d+) ((?:host|kit|job)\/[a-z-]+)/g))
    expect([code, errorExits[code as keyof typeof errorExits]]).toEqual([code, Number(exit)]);
});

test('a folder without the parts: job/file-missing', async () => {
  await expect(hostScript('/nowhere')).rejects.toMatchObject({ code: 'job/file-missing' });
});

test('a job that ends while it is asked about has ended, and is not lost', async () => {
  const state = await mkdtemp(join(tmpdir(), 'voidferry-poll-'));
  onTestFinished(() => rm(state, { recursive: true, force: true }));
  await mkdir(join(state, 'jobs/j1'), { recursive: true });
  const functions = script.slice(0, script.lastIndexOf('main "$@"'));
  const endsMeanwhile = `flock() { echo 3 >"$STATE/jobs/j1/exit"; }\nSTATE='${state}'\njob_poll j1\n`;
  const { stdout } = await run('sh', ['-s'], { stdin: functions + endsMeanwhile, timeoutMs: 10_000 });
  expect(stdout).toBe('state=ended\nexit=3\n');
});
