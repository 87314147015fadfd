import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseReleaseList } from '../../core/kit/release-list.ts';
import { VoidferryError } from '../../shared/error.ts';
import type { KitTarget, ReleaseFile } from '../../shared/kit.ts';
import { fileError } from '../file-error.ts';
import { readKitSignatures } from '../kit/kit-signatures.ts';
import type { OpenKit } from '../kit/open-kit.ts';

/** A file of a kit in memory. */
export interface KitPart {
  readonly path: string;
  readonly sha256: string;
  readonly body: Uint8Array;
}

/** What a host needs of a kit besides the files of the release. */
export interface KitParts {
  /** The files of the release, as the signed list has them. */
  readonly release: readonly ReleaseFile[];
  /** Lists, facts and signatures. */
  readonly lists: readonly KitPart[];
  readonly probe: KitPart;
}

/**
 * Reads them, each checked against SHA256SUMS as it was opened.
 * @throws VoidferryError `kit/checksum-mismatch` | `kit/malformed` | `job/file-missing` | `job/not-permitted`
 */
export async function readKitParts(open: OpenKit, target: KitTarget): Promise<KitParts> {
  const sumOf = new Map(open.sums.map((sum) => [sum.path, sum.sha256]));
  const listed = await Promise.all(
    ['KIT.json', 'kit.env', target.files, target.probe].map((path) => readPart(open.dir, path)),
  );
  const changed = listed.filter((part) => part.sha256 !== sumOf.get(part.path)).map((part) => part.path);
  if (changed.length > 0) throw new VoidferryError('kit/checksum-mismatch', { count: changed.length, files: changed });

  const [json, env, files, probe] = listed as [KitPart, KitPart, KitPart, KitPart];
  const signatures = (await readKitSignatures(open.dir)).map(({ file, text }) => partOf(file, Buffer.from(text)));
  const release = parseReleaseList(Buffer.from(files.body).toString('utf8'), target.files);
  return { release, lists: [partOf('SHA256SUMS', open.sumsBytes), ...signatures, json, env, files], probe };
}

async function readPart(dir: string, path: string): Promise<KitPart> {
  const body = await readFile(join(dir, path)).catch((error: unknown) => {
    throw fileError(error, path);
  });
  return partOf(path, body);
}

function partOf(path: string, body: Uint8Array): KitPart {
  return { path, sha256: createHash('sha256').update(body).digest('hex'), body };
}
