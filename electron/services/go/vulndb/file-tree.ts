import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Entry, openPromise } from 'yauzl';

/** A tree of small files, in a folder or in a zip. */
export interface FileTree {
  /** Whether a file is there. */
  readonly has: (path: string) => boolean;
  /** @throws Error when there is no such file, or it is larger than 16 MiB */
  readonly read: (path: string) => Promise<Buffer>;
  readonly close: () => void;
}

const LARGEST = 16 << 20;

/** @throws the error of the system or of the zip reader, whose message says what is wrong. */
export async function openFileTree(path: string): Promise<FileTree> {
  return (await stat(path)).isDirectory() ? await openFolder(path) : await openZip(path);
}

async function openFolder(dir: string): Promise<FileTree> {
  const names = new Set(await readdir(dir, { recursive: true }));
  return {
    has: (path) => names.has(path),
    async read(path) {
      requireSmall(path, (await stat(join(dir, path))).size);
      return await readFile(join(dir, path));
    },
    close: () => {},
  };
}

async function openZip(file: string): Promise<FileTree> {
  const zip = await openPromise(file, { autoClose: false, lazyEntries: true });
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  } catch (error) {
    zip.close();
    throw error;
  }
  return {
    has: (path) => entries.has(path),
    async read(path) {
      const entry = entries.get(path);
      if (entry === undefined) throw new Error(`${path} is missing`);
      requireSmall(path, entry.uncompressedSize);
      return await buffer(await zip.openReadStreamPromise(entry));
    },
    close: () => zip.close(),
  };
}

function requireSmall(path: string, bytes: number): void {
  if (bytes > LARGEST) throw new Error(`${path} has more than ${LARGEST} bytes`);
}
