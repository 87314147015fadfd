import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../../electron/services/process.ts';

const root = new URL('../..', import.meta.url).pathname;
let dir = '';

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'voidferry-run-'));
  await symlink(join(root, 'node_modules'), join(dir, 'node_modules'));
  await mkdir(join(dir, 'tests'));
});
afterEach(() => rm(dir, { recursive: true }));

/** Runs `npm test` over files made for it, with the real vitest. */
async function testRun(files: Record<string, string>, ...args: string[]) {
  for (const [name, text] of Object.entries(files)) {
    await writeFile(
      join(dir, 'tests', `${name}.test.ts`),
      `import { beforeAll, describe, expect, test } from 'vitest';\n${text}`,
    );
  }
  await writeFile(
    join(dir, 'vitest.config.ts'),
    "export default { test: { include: ['tests/*.test.ts'], pool: 'forks', slowTestThreshold: 200 } };",
  );
  const { code, stdout } = await run(process.execPath, [join(root, 'build/test.ts'), '--root', dir, ...args], {
    cwd: dir,
    expect: [0, 1],
    timeoutMs: 60_000,
  });
  return { code, stdout, lastLine: stdout.trimEnd().split('\n').at(-1) };
}

test('passes when all tests pass, and counts the skipped with their reasons', async () => {
  const { code, stdout, lastLine } = await testRun({
    a: "test('one', () => {});\ntest('two', (context) => context.skip('no loop devices here'));",
    b: "describe('group', () => { test('three', () => new Promise((resolve) => setTimeout(resolve, 300))); });",
  });
  expect(lastLine).toBe('2 passed, 0 failed, 1 skipped');
  expect(code).toBe(0);
  expect(stdout).toContain('two: no loop devices here');
  expect(stdout).toMatch(/Slow:\n {2}0\.\d s {2}tests\/b\.test\.ts > group > three/);
});

test('a failed test fails the run, and shows its message and what it printed', async () => {
  const { code, stdout, lastLine } = await testRun({
    a: "test('one', () => { console.log('seen'); expect(1).toBe(2); });\ntest('two', () => console.log('unseen'));",
  });
  expect(lastLine).toBe('1 passed, 1 failed, 0 skipped');
  expect(code).toBe(1);
  expect(stdout).toContain('expected 1 to be 2');
  expect(stdout).toContain('| seen');
  expect(stdout).not.toContain('unseen');
});

test.each([
  ['does not load', "import './nothing.ts';\ntest('two', () => {});"],
  ['throws while it loads', "throw new Error('broken');"],
  ['holds no test', ''],
  ['ends its process', "test('two', () => process.kill(process.pid, 'SIGKILL'));"],
  [
    'fails in a hook',
    "describe('group', () => { beforeAll(() => { throw new Error('broken'); }); test('two', () => {}); });",
  ],
  [
    'leaves a rejected promise',
    "test('two', async () => { void Promise.reject(new Error('broken')); await new Promise((r) => setTimeout(r, 50)); });",
  ],
])('a file that %s fails the run', async (_, text) => {
  const { code, lastLine } = await testRun({ a: "test('one', () => {});", b: text });
  expect(code).toBe(1);
  expect(lastLine).toMatch(/^[12] passed, [1-9]\d* failed, \d+ skipped$/);
});

test('a run in which no test ran is not a success', async () => {
  expect(await testRun({}, 'nothing-has-this-name')).toMatchObject({
    code: 1,
    lastLine: expect.stringMatching(/^0 passed/),
  });
  expect(await testRun({ a: "test('one', (context) => context.skip('not here'));" })).toMatchObject({
    code: 1,
    lastLine: '0 passed, 0 failed, 1 skipped',
  });
});

test('tests left out by name are not counted as skipped', async () => {
  const { code, lastLine } = await testRun({ a: "test('one', () => {});\ntest('two', () => {});" }, '-t', 'one');
  expect(lastLine).toBe('1 passed, 0 failed, 0 skipped');
  expect(code).toBe(0);
});
