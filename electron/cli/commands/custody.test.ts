import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type App, type AppOptions, createApp } from '../app.ts';
import { addCustodyCommands } from './custody.ts';

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'voidferry-custody-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

async function appOf(options: Partial<AppOptions> = {}): Promise<App> {
  return createApp({ language: 'en', json: false, signal: new AbortController().signal, dataDir, ...options });
}

async function printed(args: readonly string[], options: Partial<AppOptions> = {}): Promise<string[]> {
  let text = '';
  const out = { write: (more: string) => (text += more) };
  const program = new Command();
  addCustodyCommands(program, () => appOf({ ...options, out }));
  await program.parseAsync(['custody', ...args], { from: 'user' });
  return text.split('\n').slice(0, -1);
}

async function fileTwo() {
  const { custody } = await appOf();
  for (const [id, subject] of [
    ['first', { kit: 'tide-1.0', checkCode: '0123 4567', medium: { path: '/run/\u001b[31mSTICK' } }],
    ['second', { host: 'ops@quay' }],
  ] as const)
    await custody.file({
      schema: 'voidferry.receipt/1',
      id,
      job: 'write',
      startedAt: '2026-01-02T03:04:05.678Z',
      endedAt: '2026-01-02T03:04:06.678Z',
      outcome: id === 'first' ? 'done' : 'cancelled',
      exitCode: 0,
      subject,
      evidence: [],
      error: null,
      tool: { name: 'voidferry', version: '0' },
    });
}

test('the list names what each receipt is about, and cannot steer the terminal', async () => {
  expect(await printed(['list'])).toEqual(['No receipts yet.']);
  await fileTwo();
  expect(await printed(['list'])).toEqual([
    'no.  ended (UTC)          job    outcome    about',
    '1    2026-01-02 03:04:06  write  done       tide-1.0  0123 4567  /run/?[31mSTICK',
    '2    2026-01-02 03:04:06  write  cancelled  ops@quay',
  ]);
  expect((await printed(['list'], { language: 'zh-CN' })).slice(0, 2)).toEqual([
    '序号  结束时间（UTC）      任务   结果    对象',
    '1     2026-01-02 03:04:06  write  完成    tide-1.0  0123 4567  /run/?[31mSTICK',
  ]);
});

test('a receipt that was changed is listed as such, and --json gives one value a line', async () => {
  await fileTwo();
  await writeFile(join(dataDir, 'receipts', 'second.json'), '{}');
  expect((await printed(['list'])).at(-1)).toMatch(/^2 .*the receipt is missing or was changed$/);
  const values = (await printed(['list'], { json: true })).map((line) => JSON.parse(line));
  expect(values).toMatchObject([
    { entry: { seq: 1, receipt: 'first' }, receipt: { job: 'write' } },
    { entry: { seq: 2 }, receipt: null },
  ]);
});

test('verify says what was proven, against a print too, and fails when broken', async () => {
  await fileTwo();
  const [claim, recheck] = await printed(['verify']);
  expect(claim).toMatch(/ledger of 2 receipts is whole/);
  expect(recheck).toContain('ssh-keygen -Y verify');
  const [line = ''] = await printed(['verify'], { json: true });
  const { figures } = JSON.parse(line) as { figures: { head: string } };
  const print = ['verify', '--length', '2', '--head'];
  expect(await printed([...print, figures.head.toUpperCase()])).toHaveLength(2);
  await expect(printed([...print, 'f'.repeat(64)])).rejects.toMatchObject({
    code: 'custody/ledger-broken',
    exitCode: 65,
  });
  await writeFile(join(dataDir, 'receipts', 'second.json'), '{}');
  await expect(printed(['verify'])).rejects.toMatchObject({ code: 'custody/ledger-broken', data: { entry: 2 } });
});

test.each([
  [['--head', 'f'.repeat(64)]],
  [['--length', '1']],
  [['--head', 'short', '--length', '1']],
  [['--head', 'f'.repeat(64), '--length', '-1x']],
])('verify %j is a usage error', async (options) => {
  await expect(printed(['verify', ...options])).rejects.toMatchObject({ code: 'job/usage', exitCode: 64 });
});
