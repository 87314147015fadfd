import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashing } from './hashing.ts';
import { firstPush, nextPush } from './pushing.ts';
import { barLine, memoryBar, table } from './report.ts';
import type { Section, SectionResult } from './section.ts';
import { writing } from './writing.ts';

const quick = process.argv.includes('--quick');
const sections: readonly Section[] = [
  hashing,
  writing,
  firstPush,
  nextPush(null, null),
  nextPush(1e9, null),
  nextPush(1e8, 4),
];
const results: SectionResult[] = [];

/** What cannot be measured does not hold, and does not keep the rest from being measured. */
async function measure(section: Section): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'voidferry-bench-'));
  try {
    const result = await section({ dir, quick });
    results.push(result);
    console.log(`${table(result.title, result.bytes, result.measured).join('\n')}\n`);
  } catch (error) {
    console.log(`✗ NOT MEASURED   ${error instanceof Error ? error.message : String(error)}\n`);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

const load = loadavg()[0] ?? Number.NaN;
console.log(`${cpus().length} processors, load average ${load.toFixed(1)} before the first run\n`);
for (const section of sections) await measure(section);
const engines = results.flatMap(({ measured }) => measured.slice(0, 1));
const bars = [...results.flatMap((result) => result.bars), memoryBar(engines)];
for (const bar of bars) console.log(barLine(bar));
process.exitCode = results.length === sections.length && bars.every((bar) => bar.holds) ? 0 : 1;
