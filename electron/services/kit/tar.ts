import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { compareBytewise } from '../../shared/json.ts';
import type { ReleaseFile } from '../../shared/kit.ts';
import { replaceFile } from '../durable-file.ts';
import { fileError } from '../file-error.ts';
import { gzipMembers } from './gzip-members.ts';
import { type TarOptions, type TarSource, tarPieces } from './tar-stream.ts';

export interface WrittenTar {
  /** SHA-256 (lower-case hex) of the archive, taken while it was written. */
  readonly sha256: string;
  /** Size of the archive. */
  readonly bytes: number;
  /** What is in it, sorted bytewise by path. */
  readonly files: ReleaseFile[];
}

/**
 * Writes a reproducible tar.gz: entries sorted bytewise, owner 0/0, one time for all, concatenated gzip members. It appears under its
 * name only when it is whole. `onBytes` counts the bytes of the files that go in.
 * @throws VoidferryError `kit/source-changed` | `job/file-missing` | `job/not-permitted`; the abort error when cancelled.
 */
export function writeTarGz(out: string, sources: readonly TarSource[], options: TarOptions): Promise<WrittenTar> {
  return write(out, sources, options, gzipMembers);
}

/** As `writeTarGz`, not compressed. */
export function writeTar(out: string, sources: readonly TarSource[], options: TarOptions): Promise<WrittenTar> {
  return write(out, sources, options, (input) => input);
}

async function write(
  out: string,
  sources: readonly TarSource[],
  options: TarOptions,
  encode: (input: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>,
): Promise<WrittenTar> {
  const sorted = [...sources].sort((a, b) => compareBytewise(a.path, b.path));
  const twice = sorted.find((source, index) => source.path === sorted[index - 1]?.path);
  if (twice !== undefined) throw new TypeError(`${twice.path} would be in the archive twice`);

  const files: ReleaseFile[] = [];
  const hash = createHash('sha256');
  let bytes = 0;
  async function* hashed(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of input) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  await replaceFile(out, async (temporary) => {
    const sink = createWriteStream(temporary, { flags: 'wx' });
    const abort = options.signal === undefined ? {} : { signal: options.signal };
    await pipeline(hashed(encode(tarPieces(sorted, options, files))), sink, abort).catch((error: unknown) => {
      throw fileError(error, out);
    });
  });
  return { sha256: hash.digest('hex'), bytes, files };
}
