import { createReadStream } from 'node:fs';
import { type Duplex, PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { findNameClash } from '../../core/kit/names.ts';
import { VoidferryError } from '../../shared/error.ts';
import { fileError } from '../file-error.ts';

export interface ReadEntry {
  readonly path: string;
  readonly mode: number;
  readonly bytes: number;
}

/**
 * Reads a tar.gz of regular files, entry by entry; concatenated gzip members are one stream. Names are checked before `visit` sees them,
 * except that two names which clash on another file system show only at the end. `visit` reads a body whole or not at all.
 * @throws VoidferryError `kit/archive-unsafe` for links, devices, directories, absolute names, `..`, names that appear twice or clash,
 *   and for what is no whole tar.gz; `job/file-missing` | `job/not-permitted`; the abort error when cancelled.
 */
export function readTarGz(path: string, visit: Visit, options: ReadOptions = {}): Promise<void> {
  return read(path, createGunzip(), visit, options);
}

/** As `readTarGz`, not compressed. */
export function readTar(path: string, visit: Visit, options: ReadOptions = {}): Promise<void> {
  return read(path, new PassThrough(), visit, options);
}

type Visit = (entry: ReadEntry, body: Readable) => Promise<void>;
type ReadOptions = { readonly signal?: AbortSignal };

async function read(path: string, decode: Duplex, visit: Visit, options: ReadOptions): Promise<void> {
  const unsafe = (entry: string, reason: string) =>
    new VoidferryError('kit/archive-unsafe', { file: path, entry, reason });
  const seen = new Set<string>();
  const entries = extract();
  const abort = options.signal === undefined ? {} : { signal: options.signal };
  const fed = pipeline(createReadStream(path), decode, entries, abort).then(
    () => null,
    (error: NodeJS.ErrnoException) => error,
  );
  try {
    for await (const entry of entries) {
      const { name, mode = 0, size = 0 } = entry.header;
      const reason = seen.has(name) ? 'it appears twice' : findDanger(entry.header);
      if (reason !== null) throw unsafe(name, reason);
      seen.add(name);
      await visit({ path: name, mode, bytes: size }, Readable.from(entry));
      entry.resume();
    }
  } catch (error) {
    entries.destroy();
    const cause = await fed;
    const ownFailure = cause === null || cause.code === 'ERR_STREAM_PREMATURE_CLOSE';
    if (ownFailure || error instanceof VoidferryError) throw error;
  }
  const broken = await fed;
  options.signal?.throwIfAborted();
  if (broken !== null) {
    const readable = broken.syscall === undefined;
    throw readable ? unsafe([...seen].at(-1) ?? '-', broken.message) : fileError(broken, path);
  }
  const clash = findNameClash([...seen]);
  if (clash !== null) throw unsafe(clash[1], `it clashes with ${clash[0]}`);
}

function findDanger(header: Header): string | null {
  if (header.type !== 'file') return `it is no regular file but ${header.type}`;
  if (header.name.startsWith('/')) return 'its name is absolute';
  if (/[\\\p{Cc}]/u.test(header.name)) return 'its name holds a backslash or a control character';
  const bad = header.name.split('/').some((part) => part === '' || part === '.' || part === '..');
  return bad ? 'its name holds a component that is empty, . or ..' : null;
}
