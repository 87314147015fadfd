import type { FileCheck } from '../../shared/medium.ts';
import { evictFile, flushDevice } from './evict.ts';
import type { ExpectedFile } from './expected-file.ts';
import { firstDifference } from './first-difference.ts';
import { DirectReadRefused, hashBlocks, readBlocks } from './read-blocks.ts';
import { deviceBytesRead } from './sectors.ts';

export type ReadBack = FileCheck & {
  /** Of a failed file: the hash that was read, and where the first differing 4 KiB block begins, if that could be found. */
  readonly actual?: string;
  readonly offset?: number | null;
  /** Of an unchecked file: why each way failed. */
  readonly reason?: string;
};

/** The device under a file: what `deviceBytesRead` counts and `flushDevice` flushes. */
export interface DeviceUnder {
  readonly device: string | null;
  readonly bottomDevices: readonly string[];
}

interface Method {
  readonly name: string;
  readonly read: 'direct' | 'cached';
  /** Empties the caches in the way; the answer is null or why that failed. */
  readonly prepare: (file: ExpectedFile, under: DeviceUnder, signal?: AbortSignal) => Promise<string | null>;
}

/**
 * From the one that needs least. None is believed by its name: a file system in user space accepts O_DIRECT and answers
 * from the device's cache, so the device's own counter decides.
 */
const METHODS: readonly Method[] = [
  { name: 'O_DIRECT', read: 'direct', prepare: async () => null },
  { name: 'FADV_DONTNEED', read: 'cached', prepare: (file, _, signal) => evictFile(file.at, signal) },
  { name: 'BLKFLSBUF + O_DIRECT', read: 'direct', prepare: (_, under, signal) => flushDevice(under.device, signal) },
  {
    name: 'BLKFLSBUF + FADV_DONTNEED',
    read: 'cached',
    prepare: async (file, under, signal) => (await evictFile(file.at, signal)) ?? flushDevice(under.device, signal),
  },
];

/**
 * Reads one file back from the device and compares it with what was signed. Proven is a right hash over a read during which
 * the device itself read at least as many bytes. A wrong hash fails at once, whatever a second read says.
 * When no method reaches the device the file is `unchecked`, never `ok`: what any program reads of it is right.
 * @param onBytes called with bytes of the file, each counted once however often it had to be read.
 * @throws the errno of a read that failed; the signal's reason when aborted.
 */
export async function readBack(
  file: ExpectedFile,
  under: DeviceUnder,
  options: { signal?: AbortSignal; onBytes?: (bytes: number) => void } = {},
): Promise<ReadBack> {
  const { signal } = options;
  const base = { path: file.path, bytes: file.bytes };
  const reasons: string[] = [];
  const onBytes = countOnce(options.onBytes);
  let isRead = false;
  const wrong = async (name: string, how: Method['read'], deviceBytes: number, actual: string): Promise<ReadBack> => {
    const offset = await firstDifference(file, how, signal);
    return { ...base, state: 'failed', method: name, deviceBytes, actual, offset };
  };
  for (const method of METHODS) {
    const obstacle = await method.prepare(file, under, signal);
    if (obstacle !== null) {
      reasons.push(`${method.name}: ${obstacle}`);
      continue;
    }
    const before = await deviceBytesRead(under.bottomDevices);
    const read = await hashBlocks(readBlocks(file.at, method.read, signal), onBytes()).catch(refusedOrThrow);
    const deviceBytes = (await deviceBytesRead(under.bottomDevices)) - before;
    if (read instanceof DirectReadRefused) {
      reasons.push(read.message);
      continue;
    }
    isRead = true;
    if (read.sha256 !== file.sha256) return wrong(method.name, method.read, deviceBytes, read.sha256);
    if (deviceBytes >= file.bytes && under.bottomDevices.length > 0)
      return { ...base, state: 'ok', method: method.name, deviceBytes };
    reasons.push(`${method.name}: device read ${deviceBytes} of ${file.bytes} B`);
  }
  if (!isRead) {
    // Only of a file that was read can it be said that nothing is wrong with it.
    const { sha256 } = await hashBlocks(readBlocks(file.at, 'cached', signal), onBytes());
    if (sha256 !== file.sha256) return wrong('page cache', 'cached', 0, sha256);
  }
  return { ...base, state: 'unchecked', method: 'none', deviceBytes: 0, reason: reasons.join('; ') };
}

function refusedOrThrow(error: unknown): DirectReadRefused {
  if (error instanceof DirectReadRefused) return error;
  throw error;
}

/** Counters that together report each byte of a file once, the first time any of them passes it. */
function countOnce(onBytes: ((bytes: number) => void) | undefined): () => (bytes: number) => void {
  let reported = 0;
  return () => {
    let position = 0;
    return (bytes) => {
      position += bytes;
      if (position <= reported) return;
      onBytes?.(position - reported);
      reported = position;
    };
  };
}
