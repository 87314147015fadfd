import { readFile } from 'node:fs/promises';

/** The unit of the kernel's counters, whatever the device's own sector is. */
const SECTOR_BYTES = 512;
const SECTORS_READ = 2;

/**
 * Bytes that block devices have read since they came, by the third field of `/sys/class/block/<name>/stat`
 * (Documentation/block/stat). The difference over a read is the proof that the device took part; world-readable.
 */
export async function deviceBytesRead(names: readonly string[]): Promise<number> {
  const counts = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(`/sys/class/block/${name}/stat`, 'utf8');
      return Number(text.trim().split(/\s+/)[SECTORS_READ]) * SECTOR_BYTES;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
