import { randomFillSync } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { compete } from './measure.ts';
import { atLeastTimesAsFast, table } from './report.ts';
import { peer, runEngine, stock } from './run-engine.ts';
import type { Section } from './section.ts';

const PIECE = 16 << 20;

/** SHA-256 of one large file of random bytes, which lies in the page cache for all. */
export const hashing: Section = async ({ dir, quick }) => {
  const bytes = quick ? 256 << 20 : 1 << 30;
  const file = join(dir, 'random');
  await pipeline(randomPieces(bytes), createWriteStream(file));
  const measured = await compete(
    [
      { name: 'voidferry', run: () => runEngine('hash', file) },
      peer('sha256sum', () => stock('sha256sum', file)),
      peer('openssl dgst -sha256', () => stock('openssl', 'dgst', '-sha256', file)),
    ],
    quick ? 3 : 5,
  );
  const [engine, sha256sum] = measured;
  if (!engine || !sha256sum) throw new Error('nothing was measured');
  return {
    lines: table(`SHA-256 of ${bytes >> 20} MiB of random bytes, read from the page cache`, bytes, measured),
    engine,
    bars: [atLeastTimesAsFast('hashing', engine, sha256sum, 3)],
  };
};

function* randomPieces(bytes: number): Generator<Buffer> {
  for (let made = 0; made < bytes; made += PIECE) yield randomFillSync(Buffer.allocUnsafeSlow(PIECE));
}
