import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { withFixture } from './fixture.ts';
import { compete } from './measure.ts';
import { table } from './report.ts';
import { peer, runEngine, stock } from './run-engine.ts';
import type { Section } from './section.ts';

const READ_BACK = 'find "$0" -type f -exec sh -c \'dd if="$0" iflag=direct bs=4M status=none | sha256sum\' {} \\;';

/** A kit written to a folder on this disk, flushed, and read back past the page cache. */
export const writing: Section = async ({ dir, quick }) => {
  const fileBytes = quick ? 10e6 : 50e6;
  const bytes = 10 * fileBytes;
  return withFixture(dir, [`1.0.0=${fileBytes}x10`], async ({ kits: [kit = ''], allowedSigners }) => {
    const medium = join(dir, 'medium');
    const copy = join(medium, basename(kit));
    const fresh = async () => {
      await rm(medium, { recursive: true, force: true });
      await stock('mkdir', medium);
      await stock('sync', '-f', dir);
    };
    const measured = await compete(
      [
        {
          name: 'voidferry',
          async run() {
            await fresh();
            const written = await runEngine('write', kit, medium);
            const verified = await runEngine('verify', copy, allowedSigners);
            return {
              milliseconds: written.milliseconds + verified.milliseconds,
              peakKiB: Math.max(written.peakKiB ?? Number.NaN, verified.peakKiB ?? Number.NaN),
            };
          },
        },
        {
          name: 'cp, sync, dd iflag=direct | sha256sum',
          async run() {
            await fresh();
            return peer('', async () => {
              await stock('cp', '-r', kit, medium);
              await stock('sync', '-f', copy);
              await stock('sh', '-c', READ_BACK, copy);
            }).run();
          },
        },
      ],
      quick ? 3 : 5,
    );
    const title = `write and read back a kit of ${bytes / 1e6} MB of random bytes`;
    return { lines: table(title, bytes, measured), engine: measured[0] ?? null, bars: [] };
  });
};
