import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run, start } from './process.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'voidferry-process-'));
});
afterEach(() => rm(dir, { recursive: true }));

const sh = (script: string, options: Parameters<typeof run>[2] = {}) => run('/bin/sh', ['-c', script], options);

/** The process that wrote its id into a file: null once it is gone. A zombie is gone. */
async function processIn(file: string): Promise<string | null> {
  const pid = (await readFile(join(dir, file), 'utf8')).trim();
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ' Z ');
  return / [ZX] /.test(stat) ? null : pid;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200 && !(await condition()); tries++) await sleep(10);
  expect(await condition()).toBe(true);
}

test('gives output, error output and exit code', async () => {
  expect(await sh('cat; echo oops >&2; exit 3', { stdin: 'hello', expect: [3] })).toEqual({
    code: 3,
    stdout: 'hello',
    stderr: 'oops\n',
  });
});

test('passes arguments as they are, and LC_ALL=C', async () => {
  const { stdout } = await run('/bin/sh', ['-c', 'printf "%s|" "$LC_ALL" "$@"', 'sh', '$(id)', 'a b', "'"]);
  expect(stdout).toBe("C|$(id)|a b|'|");
});

test('an exit code that was not expected is a failure with the last lines of error output', async () => {
  await expect(sh('echo bad >&2; exit 4')).rejects.toMatchObject({
    code: 'job/tool-failed',
    data: { exitCode: 4, stderr: 'bad', command: expect.stringContaining('/bin/sh -c') },
  });
  await expect(sh('kill -9 $$')).rejects.toMatchObject({ code: 'job/tool-failed', data: { exitCode: 'SIGKILL' } });
});

test('a program that is missing, one that may not be run, and a directory that is missing are told apart', async () => {
  await expect(run('no-such-program', [])).rejects.toMatchObject({ code: 'job/tool-missing' });
  await writeFile(join(dir, 'plain'), '');
  await expect(run(join(dir, 'plain'), [])).rejects.toMatchObject({ code: 'job/not-permitted' });
  const cwd = join(dir, 'gone');
  await expect(sh('true', { cwd })).rejects.toMatchObject({ code: 'job/file-missing', data: { path: cwd } });
});

test('a character that arrives in two pieces is one character', async () => {
  const lines: string[] = [];
  const { stdout } = await sh(String.raw`printf '\350\275'; sleep 0.2; printf '\275\nend'`, {
    onLine: (line) => lines.push(line),
  });
  expect(lines).toEqual(['载', 'end']);
  expect(stdout).toBe('载\nend');
});

test('what onLine throws ends the child and is thrown', async () => {
  const startedAt = performance.now();
  const broken = sh('echo line; sleep 20', {
    onLine: () => {
      throw new RangeError('not a number');
    },
  });
  await expect(broken).rejects.toThrow(RangeError);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test('more output than is kept is a failure, not half an answer', async () => {
  await expect(sh('head -c 80000000 /dev/zero')).rejects.toThrow('more than');
});

test('a child that ends without reading its input is judged by its exit code', async () => {
  expect((await sh('exec 0<&-; exit 0', { stdin: new Uint8Array(4 << 20) })).code).toBe(0);
});

test('a time limit ends the child', async () => {
  await expect(sh('echo slow >&2; sleep 20', { timeoutMs: 200 })).rejects.toMatchObject({
    code: 'job/tool-timeout',
    data: { stderr: 'slow' },
  });
});

test('an abort ends the whole group, also what ignores TERM and what its leader leaves behind', async () => {
  const abort = new AbortController();
  const running = sh(
    `sh -c 'trap "" TERM; echo $$ > ${dir}/stubborn; while :; do sleep 1; done' >/dev/null 2>&1 & sleep 30`,
    { signal: abort.signal },
  );
  await until(() => existsSync(join(dir, 'stubborn')));
  const startedAt = performance.now();
  abort.abort(new Error('stop it'));
  await expect(running).rejects.toThrow('stop it');
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  await until(async () => (await processIn('stubborn')) === null);
});

test('a child that ignores TERM is killed', async () => {
  const abort = new AbortController();
  const running = sh(`trap "" TERM; echo $$ > ${dir}/stubborn; while :; do sleep 1; done`, { signal: abort.signal });
  await until(() => existsSync(join(dir, 'stubborn')));
  const startedAt = performance.now();
  abort.abort();
  await expect(running).rejects.toThrow('aborted');
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  expect(await processIn('stubborn')).toBeNull();
});

test('whoever left the group and holds the output does not keep an abort waiting', async () => {
  const abort = new AbortController();
  const running = sh(`setsid sh -c 'echo $$ > ${dir}/away; sleep 30' & sleep 30`, { signal: abort.signal });
  await until(() => existsSync(join(dir, 'away')));
  const startedAt = performance.now();
  abort.abort();
  await expect(running).rejects.toThrow('aborted');
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  const away = await processIn('away');
  if (away !== null) process.kill(Number(away), 'SIGKILL');
});

test('nothing is started after an abort', async () => {
  const options = { signal: AbortSignal.abort() };
  await expect(sh(`echo > ${dir}/started`, options)).rejects.toThrow('aborted');
  expect(() => start('/bin/sh', ['-c', `echo > ${dir}/started`], options)).toThrow('aborted');
  await sleep(100);
  expect(existsSync(join(dir, 'started'))).toBe(false);
});

test('a signal that serves many runs keeps no listener of any', async () => {
  const { signal } = new AbortController();
  let listeners = 0;
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
    listeners++;
    addEventListener.apply(signal, args);
  };
  signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
    listeners--;
    removeEventListener.apply(signal, args);
  };
  await sh('true', { signal });
  await sh('false', { signal }).catch(() => {});
  await run('no-such-program', [], { signal }).catch(() => {});
  await start('/bin/true', [], { signal }).exited;
  expect(listeners).toBe(0);
});

test('a started program streams, is killed by the signal, and gives null', async () => {
  const abort = new AbortController();
  const child = start('/bin/sh', ['-c', 'echo ready; sleep 30'], { signal: abort.signal });
  for await (const chunk of child.stdout) {
    expect(String(chunk)).toBe('ready\n');
    break;
  }
  abort.abort();
  expect(await child.exited).toBeNull();
});

test('a started program that is missing is told when its end is awaited, however late', async () => {
  const child = start('no-such-program', []);
  await sleep(100);
  await expect(child.exited).rejects.toMatchObject({ code: 'job/tool-missing' });
});

test('children do not outlive this process', async () => {
  const script = `
    const { start } = await import(${JSON.stringify(new URL('./process.ts', import.meta.url).href)});
    const child = start('/bin/sh', ['-c', 'echo $$ > ${dir}/child; echo; sleep 30']);
    child.stdout.once('data', () => process.exit(0));
  `;
  await run(process.execPath, ['--input-type=module', '-e', script]);
  await until(async () => (await processIn('child')) === null);
});
