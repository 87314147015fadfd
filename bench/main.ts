import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { building } from './building.ts';
import { hashing } from './hashing.ts';
import { packing } from './packing.ts';
import { preflight } from './preflight.ts';
import { firstPush, nextPush } from './pushing.ts';
import { barLine, memoryBar } from './report.ts';
import type { Section, SectionResult } from './section.ts';
import { windowRows, windowStart } from './window.ts';
import { writing } from './writing.ts';

const { values: asked } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } });
const quick = asked.quick ?? false;
const all: Readonly<Record<string, Section>> = {
  hashing,
  packing,
  preflight,
  'building cold': building('cold'),
  'building warm': building('warm'),
  writing,
  'first push': firstPush,
  'next push': nextPush(null, null),
  'next push at 1 Gbit/s': nextPush(1e9, null),
  'next push at 100 Mbit/s': nextPush(1e8, 4),
  'window start': windowStart,
  'window rows': windowRows,
};
const sections = Object.entries(all).flatMap(([name, section]) => (name.includes(asked.only ?? '') ? [section] : []));
if (sections.length === 0) throw new Error(`only one of: ${Object.keys(all).join(', ')}`);
const results: SectionResult[] = [];

/** What cannot be measured does not hold, and does not keep the rest from being measured. */
async function measure(section: Section): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'voidferry-bench-'));
  try {
    const result = await section({ dir, quick });
    results.push(result);
    console.log(`${result.lines.join('\n')}\n`);
  } catch (error) {
    console.log(`✗ NOT MEASURED   ${error instanceof Error ? error.message : String(error)}\n`);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

const load = loadavg()[0] ?? Number.NaN;
console.log(`${cpus().length} processors, load average ${load.toFixed(1)} before the first run\n`);
for (const section of sections) await measure(section);
const engines = results.flatMap(({ engine }) => (engine === null ? [] : [engine]));
const bars = results.flatMap((result) => result.bars);
if (engines.length > 0) bars.push(memoryBar(engines));
for (const bar of bars) console.log(barLine(bar));
process.exitCode = results.length === sections.length && bars.every((bar) => bar.holds) ? 0 : 1;
