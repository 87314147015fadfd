import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from '../electron/services/go/list-files.ts';
import { hashFile } from '../electron/services/kit/hash-file.ts';
import { goInput } from './go-input.ts';
import { compete } from './measure.ts';
import { atMostTimesAsLong, table } from './report.ts';
import { peer, runEngine, stock } from './run-engine.ts';
import type { Section } from './section.ts';

const LARGER_AT_MOST = 1.03;

/** A Go toolchain, as often as it takes to have 500 MB of programs, archives and text, packed into one tar.gz and hashed. */
export const packing: Section = async ({ dir, quick }) => {
  const { goroot } = await goInput();
  const from = join(dir, 'from');
  await stock('mkdir', from);
  let bytes = 0;
  for (let copy = 0; bytes < (quick ? 100e6 : 500e6); copy++) {
    const to = join(from, String(copy));
    await stock('cp', '-rL', goroot, to);
    const files = await listFiles(to);
    const sizes = await Promise.all(files.map(async (path) => (await stat(join(to, path))).size));
    bytes += sizes.reduce((sum, size) => sum + size, 0);
  }
  const ours = join(dir, 'ours.tar.gz');
  const theirs = join(dir, 'theirs.tar.gz');
  const digests = new Set<string>();
  const measured = await compete(
    [
      {
        name: 'voidferry',
        async run() {
          const sample = await runEngine('pack', from, ours);
          digests.add((await hashFile(ours)).sha256);
          return sample;
        },
      },
      peer('tar cz, sha256sum', () => stock('sh', '-c', 'tar czf "$0" -C "$1" . && sha256sum "$0"', theirs, from)),
    ],
    quick ? 2 : 5,
  );
  const [engine, tar] = measured;
  if (!engine || !tar) throw new Error('nothing was measured');
  const ratio = (await stat(ours)).size / (await stat(theirs)).size;
  return {
    lines: table(`pack, compress and hash ${(bytes / 1e6).toFixed(0)} MB of a Go toolchain`, bytes, measured),
    engine,
    bars: [
      atMostTimesAsLong('packing', engine, tar, 0.55),
      {
        text: `packing: at most ${LARGER_AT_MOST} times the size`,
        measured: `${ratio.toFixed(3)} times the size`,
        holds: ratio <= LARGER_AT_MOST,
      },
      {
        text: 'packing: the same bytes on every run',
        measured: `${digests.size} different archives`,
        holds: digests.size === 1,
      },
    ],
  };
};
