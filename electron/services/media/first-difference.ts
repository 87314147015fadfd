import type { ExpectedFile } from './expected-file.ts';
import { hashBlocks, readBlocks } from './read-blocks.ts';

const PAGE_BYTES = 4096;

/**
 * Where the device's copy of a file first differs from what was signed: the offset of a 4 KiB block. The truth to compare with
 * is the source where there is one, else the cached copy of the same file, which often still holds the bytes that were written;
 * either counts only when its hash is the signed one. For diagnosis alone: the verdict stands before this is called.
 * @returns null when nothing true is at hand or the second read agrees.
 */
export async function firstDifference(
  file: ExpectedFile,
  how: 'direct' | 'cached',
  signal?: AbortSignal,
): Promise<number | null> {
  for (const truth of [file.source, file.at]) {
    if (truth === undefined) continue;
    try {
      if ((await hashBlocks(readBlocks(truth, 'cached', signal))).sha256 !== file.sha256) continue;
      return await compare(readBlocks(file.at, how, signal), readBlocks(truth, 'cached', signal));
    } catch (error) {
      if (signal?.aborted) throw error;
    }
  }
  return null;
}

async function compare(left: AsyncGenerator<Uint8Array>, right: AsyncGenerator<Uint8Array>): Promise<number | null> {
  try {
    for (let position = 0; ; ) {
      const [a, b] = await Promise.all([left.next(), right.next()]);
      if (a.done && b.done) return null;
      const at = differingPage(a.value ?? new Uint8Array(), b.value ?? new Uint8Array());
      if (at !== null) return position + at;
      position += a.value?.length ?? 0;
    }
  } finally {
    await left.return(undefined);
    await right.return(undefined);
  }
}

function differingPage(a: Uint8Array, b: Uint8Array): number | null {
  const longer = Math.max(a.length, b.length);
  for (let at = 0; at < longer; at += PAGE_BYTES)
    if (Buffer.compare(a.subarray(at, at + PAGE_BYTES), b.subarray(at, at + PAGE_BYTES)) !== 0) return at;
  return null;
}
