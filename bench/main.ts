import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashing } from './hashing.ts';
import { firstPush, nextPush } from './pushing.ts';
import { barLine, memoryBar, table } from './report.ts';
import type { SectionResult } from './section.ts';
import { writing } from './writing.ts';

const quick = process.argv.includes('--quick');
const results: SectionResult[] = [];
for (const section of [hashing, writing, firstPush, nextPush]) {
  const dir = await mkdtemp(join(tmpdir(), 'voidferry-bench-'));
  try {
    const result = await section({ dir, quick });
    results.push(result);
    console.log(`${table(result.title, result.bytes, result.measured).join('\n')}\n`);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
const engines = results.flatMap(({ measured }) => measured.slice(0, 1));
const bars = [...results.flatMap((result) => result.bars), memoryBar(engines)];
for (const bar of bars) console.log(barLine(bar));
process.exitCode = bars.every((bar) => bar.holds) ? 0 : 1;
