import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nextLine } from '../../core/custody/ledger.ts';
import type { Receipt } from '../../shared/receipt.ts';
import { run, start } from '../process.ts';
import { type Custody, createCustody } from './ledger.ts';

let dataDir = '';
let custody: Custody;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "voidferry-custody's-"));
  custody = createCustody({ dataDir, now: Date.now });
});
afterEach(() => rm(dataDir, { recursive: true }));

function receipt(id: string): Omit<Receipt, 'ledger'> {
  return {
    schema: 'voidferry.receipt/1',
    id,
    job: 'write',
    startedAt: '2026-01-01T00:00:00.000Z',
    endedAt: '2026-01-01T00:00:01.000Z',
    outcome: 'done',
    exitCode: 0,
    subject: { medium: '/mnt' },
    evidence: [],
    error: null,
    tool: { name: 'voidferry', version: '0' },
  };
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
const at = (...parts: string[]) => join(dataDir, ...parts);
const ledger = () => readFile(at('ledger.jsonl'), 'utf8');
const linesOf = async () => (await ledger()).split('\n').slice(0, -1);
const removeReceipt = async (id: string) => {
  await rm(at('receipts', `${id}.json`));
  await rm(at('receipts', `${id}.json.sig`));
};
const broken = (entry: number, problem: RegExp) => ({
  code: 'custody/ledger-broken',
  exitCode: 65,
  data: { entry, problem: expect.stringMatching(problem) },
});
async function fileThree() {
  for (const id of ['a', 'b', 'c']) await custody.file(receipt(id));
}

test('receipts are stored, signed, chained, and found whole', async () => {
  await fileThree();
  const filed = await custody.list();
  expect(filed.map(({ entry, receipt: stored }) => [entry.seq, stored?.id, stored?.ledger.length])).toEqual([
    [1, 'a', 0],
    [2, 'b', 1],
    [3, 'c', 2],
  ]);
  expect(filed[2]?.receipt?.ledger.head).toBe(sha256((await linesOf())[1] ?? ''));
  const evidence = await custody.verify();
  expect(evidence.figures).toMatchObject({ length: 3, station: expect.stringMatching(/^SHA256:.{43}$/) });
  expect((await stat(at('station_ed25519'))).mode & 0o777).toBe(0o600);
  expect((await readdir(dataDir)).sort()).toEqual([
    'ledger.jsonl',
    'receipts',
    'station.allowed_signers',
    'station_ed25519',
    'station_ed25519.pub',
  ]);
});

test.each(['dash', 'bash'])(
  'the recheck command is true under %s, and goes red with one changed byte',
  async (shell) => {
    await fileThree();
    const { recheck, figures } = await custody.verify();
    expect((await run(shell, ['-c', recheck])).stdout.trim()).toBe(figures['head']);
    const text = await readFile(at('receipts', 'b.json'), 'utf8');
    await writeFile(at('receipts', 'b.json'), text.replace('/mnt', '/srv'));
    expect((await run(shell, ['-c', recheck], { expect: [65] })).code).toBe(65);
  },
);

test('an empty ledger is whole', async () => {
  const { figures, recheck } = await custody.verify();
  expect(figures).toMatchObject({ length: 0, station: null });
  expect((await run('sh', ['-c', recheck])).stdout.trim()).toBe(figures['head']);
  expect(await custody.list()).toEqual([]);
});

test('a changed receipt shows, and its content is not listed', async () => {
  await fileThree();
  const text = await readFile(at('receipts', 'b.json'), 'utf8');
  await writeFile(at('receipts', 'b.json'), text.replace('/mnt', '/srv'));
  await expect(custody.verify()).rejects.toMatchObject(broken(2, /b\.json was changed/));
  expect((await custody.list()).map(({ receipt: stored }) => stored?.id)).toEqual(['a', undefined, 'c']);
});

test('a missing receipt shows', async () => {
  await fileThree();
  await removeReceipt('c');
  await expect(custody.verify()).rejects.toMatchObject(broken(3, /missing/));
});

test('a receipt whose signature is gone or of another receipt shows', async () => {
  await fileThree();
  await writeFile(at('receipts', 'b.json.sig'), await readFile(at('receipts', 'a.json.sig')));
  await expect(custody.verify()).rejects.toMatchObject(broken(2, /not signed/));
  await rm(at('receipts', 'b.json.sig'));
  await expect(custody.verify()).rejects.toMatchObject(broken(2, /not signed/));
});

test('a changed, a removed and a repeated line show', async () => {
  await fileThree();
  const lines = await linesOf();
  const [first = '', second = '', third = ''] = lines;
  const put = (...parts: string[]) => writeFile(at('ledger.jsonl'), parts.map((part) => `${part}\n`).join(''));
  await put(first, second.replace('"b"', '"a"'), third);
  await expect(custody.verify()).rejects.toMatchObject(broken(3, /does not follow/));
  await put(first, third);
  await expect(custody.verify()).rejects.toMatchObject(broken(2, /does not follow/));
  await put(first, first, second, third);
  await expect(custody.verify()).rejects.toMatchObject(broken(2, /does not follow/));
  await put(first, second.replace('"seq":2', '"seq":4'), third);
  await expect(custody.verify()).rejects.toMatchObject(broken(2, /number or form/));
  await put('{}');
  await expect(custody.verify()).rejects.toMatchObject(broken(1, /not an entry/));
  await expect(custody.file(receipt('d'))).rejects.toMatchObject(broken(1, /not an entry/));
});

test('a whole chain written anew over unsigned receipts shows', async () => {
  await fileThree();
  const stranger = await mkdtemp(join(tmpdir(), 'voidferry-custody-'));
  await createCustody({ dataDir: stranger, now: Date.now }).file(receipt('a'));
  await rm(at('receipts'), { recursive: true });
  await run('cp', ['-r', join(stranger, 'receipts'), join(stranger, 'ledger.jsonl'), dataDir]);
  await rm(stranger, { recursive: true });
  await expect(custody.verify()).rejects.toMatchObject(broken(1, /not signed by this station/));
});

test('a ledger shortened without its receipts shows, and the next filing restores what is provable', async () => {
  await fileThree();
  const whole = await ledger();
  await writeFile(at('ledger.jsonl'), `${whole.split('\n')[0]}\n`);
  await expect(custody.verify()).rejects.toMatchObject(broken(2, /b\.json is not in the ledger/));
  await custody.file(receipt('d'));
  expect((await ledger()).startsWith(whole)).toBe(true);
  expect((await custody.verify()).figures).toMatchObject({ length: 4 });
});

test('a ledger shortened with its receipts shows against a printed head only', async () => {
  await fileThree();
  const { figures } = await custody.verify();
  const printed = { length: 3, head: String(figures['head']) };
  await custody.verify(printed);
  const lines = await linesOf();
  await writeFile(at('ledger.jsonl'), `${lines[0]}\n${lines[1]}\n`);
  await removeReceipt('c');
  await custody.verify();
  await expect(custody.verify(printed)).rejects.toMatchObject(broken(3, /gone/));
  await custody.file(receipt('e'));
  await expect(custody.verify(printed)).rejects.toMatchObject(broken(3, /the print shows/));
});

test('a line torn by a crash is reported, and completed by the next filing', async () => {
  await fileThree();
  const whole = await ledger();
  await truncate(at('ledger.jsonl'), whole.length - 30);
  await expect(custody.verify()).rejects.toMatchObject(broken(3, /cut off/));
  await custody.file(receipt('d'));
  expect((await ledger()).startsWith(whole)).toBe(true);
  expect((await custody.verify()).figures).toMatchObject({ length: 4 });
});

test('a torn line that no receipt explains stops filing', async () => {
  await fileThree();
  await writeFile(at('ledger.jsonl'), `${await ledger()}{"previous":"`);
  await expect(custody.file(receipt('d'))).rejects.toMatchObject(broken(4, /cut off/));
});

test('a torn line that is not the start of what the receipts say stops filing', async () => {
  await fileThree();
  const [first, second] = await linesOf();
  await writeFile(at('ledger.jsonl'), `${first}\n${second}\n{"previous":"x`);
  await expect(custody.file(receipt('d'))).rejects.toMatchObject(broken(3, /cut off/));
});

test('a receipt made for another place in the ledger is not entered here', async () => {
  await fileThree();
  await writeFile(at('ledger.jsonl'), `${(await linesOf())[0]}\n`);
  await removeReceipt('b');
  await custody.file(receipt('d'));
  expect((await custody.list()).map(({ entry }) => entry.receipt)).toEqual(['a', 'd']);
  await expect(custody.verify()).rejects.toMatchObject(broken(3, /c\.json is not in the ledger/));
});

test('a signed receipt that was moved to another place shows', async () => {
  await fileThree();
  const [first = ''] = await linesOf();
  const moved = await readFile(at('receipts', 'c.json'));
  const before = { length: 1, head: sha256(first) };
  await writeFile(at('ledger.jsonl'), `${first}\n${nextLine(before, 'c', sha256(moved))}\n`);
  await removeReceipt('b');
  await expect(custody.verify()).rejects.toMatchObject(broken(2, /another place/));
});

test('an unsigned receipt put beside the others is never entered', async () => {
  await fileThree();
  const { figures } = await custody.verify();
  const planted = { ...receipt('x'), ledger: { length: 3, head: figures['head'] } };
  await writeFile(at('receipts', 'x.json'), JSON.stringify(planted));
  await custody.file(receipt('d'));
  expect((await custody.list()).map(({ entry }) => entry.receipt)).toEqual(['a', 'b', 'c', 'd']);
  await expect(custody.verify()).rejects.toMatchObject(broken(5, /x\.json is not in the ledger/));
});

test('the same receipt id is not filed twice, and a station key that is gone is not made anew', async () => {
  await custody.file(receipt('a'));
  await expect(custody.file(receipt('a'))).rejects.toThrow();
  await rm(at('station_ed25519'));
  await expect(custody.file(receipt('b'))).rejects.toMatchObject({ code: 'job/file-missing' });
});

/** A program that files `count` receipts whose ids begin with its first argument. */
async function filingProgram(count: number): Promise<string> {
  const script = at('file.ts');
  const module = new URL('./ledger.ts', import.meta.url).pathname;
  await writeFile(
    script,
    `import { createCustody } from ${JSON.stringify(module)};
     const custody = createCustody({ dataDir: ${JSON.stringify(dataDir)}, now: Date.now });
     const base = ${JSON.stringify(receipt('x'))};
     for (let i = 0; i < ${count}; i++) await custody.file({ ...base, id: process.argv[2] + '-' + i });`,
  );
  return script;
}

test('processes that file at the same time do not interleave', async () => {
  const script = await filingProgram(10);
  await Promise.all(['p', 'q', 'r', 's'].map((name) => run(process.execPath, [script, name], { timeoutMs: 60_000 })));
  expect((await custody.verify()).figures).toMatchObject({ length: 40 });
  expect((await readdir(dataDir)).filter((name) => name.startsWith('ledger.lock'))).toEqual([]);
});

test('a process that is killed while it files leaves nothing that the next filing cannot complete', async () => {
  const script = await filingProgram(100_000);
  for (let round = 0; round < 5; round++) {
    const program = start(process.execPath, [script, `k${round}`]);
    await expect
      .poll(async () => (await custody.list()).some(({ entry }) => entry.receipt.startsWith(`k${round}`)), {
        interval: 1,
        timeout: 20_000,
      })
      .toBe(true);
    await sleep(round * 3);
    program.kill('SIGKILL');
    await program.exited;
    await custody.file(receipt(`after-${round}`));
    await custody.verify();
  }
});
