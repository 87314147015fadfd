import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { fileError } from '../../file-error.ts';
import { directorySum } from './directory-sum.ts';

/** Large enough for every toolchain so far, small enough not to fill a disk: they have about 250 MB. */
const MOST_BYTES = 2 ** 31;

/**
 * The `h1:` hash of a module zip.
 * @throws the error of the zip reader, whose message says what is wrong; the abort error when cancelled.
 */
export async function zipSum(file: string, onBytes: (bytes: number) => void, signal: AbortSignal): Promise<string> {
  const digests: [name: string, sha256: string][] = [];
  await eachFile(file, signal, async (zip, entry) => {
    const hash = createHash('sha256');
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      hash.update(chunk);
      onBytes(chunk.length);
    }
    digests.push([entry.fileName, hash.digest('hex')]);
  });
  return directorySum(digests);
}

/**
 * Unpacks a toolchain's module zip into a directory that works as a GOROOT: module zips have no modes, and hold each go.mod as _go.mod,
 * since a module may not hold another one (cmd/distpack in Go's source).
 * @param prefix what every name in it begins with, `<module>@<version>/`
 * @throws Error when a name lies elsewhere; those of `fileError`; the abort error when cancelled.
 */
export async function unpackToolchain(file: string, prefix: string, dir: string, signal: AbortSignal): Promise<void> {
  let bytes = 0;
  await eachFile(file, signal, async (zip, entry) => {
    const name = entry.fileName;
    if (!name.startsWith(prefix) || name.endsWith('/')) throw new Error(`${name} is not below ${prefix}`);
    bytes += entry.uncompressedSize;
    if (bytes > MOST_BYTES) throw new Error(`it unpacks to more than ${MOST_BYTES} bytes`);
    const path = name.slice(prefix.length).replace(/(^|\/)_go\.mod$/, '$1go.mod');
    const to = join(dir, path);
    await mkdir(dirname(to), { recursive: true });
    const from = await zip.openReadStreamPromise(entry);
    await pipeline(from, createWriteStream(to, { flags: 'wx', mode: 0o644 }), { signal }).catch((error: unknown) => {
      throw fileError(error, to);
    });
    if (isProgram(path)) await chmod(to, 0o755);
  });
}

/** Which files of a toolchain are run. */
export function isProgram(path: string): boolean {
  return /^(bin|pkg\/tool)\//.test(path) || /^lib\/.*_exec$/.test(path);
}

async function eachFile(
  file: string,
  signal: AbortSignal,
  use: (zip: ZipFile, entry: Entry) => Promise<void>,
): Promise<void> {
  const zip = await openPromise(file, { autoClose: false, lazyEntries: true });
  try {
    for await (const entry of zip.eachEntry()) {
      signal.throwIfAborted();
      await use(zip, entry);
    }
  } finally {
    zip.close();
  }
}
