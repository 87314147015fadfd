import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  parseLookup,
  parseVerifierKey,
  sumOfRecord,
  type TreeHead,
  type VerifierKey,
} from '../../../core/go/sumdb/records.ts';
import { tilePlace } from '../../../core/go/sumdb/tiles.ts';
import { nodeHash, recordHash, rootsOf, rootWith, type TreeReader } from '../../../core/go/sumdb/tree.ts';
import { VoidferryError } from '../../../shared/error.ts';
import { writeDurably } from '../../durable-file.ts';
import { readIfThere } from '../../read-file.ts';
import { fetchSmall, NotThere } from '../proxy.ts';
import { openTreeHead } from './note.ts';
import { askProxies } from './sources.ts';

/** The public key of the database that Go knows by itself, pinned as in Go's own source (cmd/go/internal/modfetch/key.go); its name is the user's. */
const KNOWN_KEY = { hash: '033de0ae', key: 'Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8' };

/** A checksum database: whose signature counts, and where it answers besides through a proxy. */
export interface ChecksumDatabase {
  readonly verifier: VerifierKey;
  readonly url: string;
}

/** What GOSUMDB says (https://go.dev/ref/mod#environment-variables); null when it switches the database off. @throws VoidferryError `go/sumdb-unknown` */
export function checksumDatabase(setting: string): ChecksumDatabase | null {
  if (setting === 'off') return null;
  const [key = '', url] = setting.trim().split(/\s+/);
  const verifier = parseVerifierKey(key) ?? (/^[A-Za-z0-9.-]+$/.test(key) ? { name: key, ...KNOWN_KEY } : null);
  if (verifier === null) throw new VoidferryError('go/sumdb-unknown', { setting: setting || '-' });
  return { verifier, url: url ?? `https://${verifier.name}` };
}

export interface SumQuery {
  readonly database: ChecksumDatabase;
  /** GOPROXY: a proxy may stand between. */
  readonly goproxy: string;
  readonly module: string;
  readonly version: string;
  /** The newest tree head that was ever seen is kept there. */
  readonly dataDir: string;
}

export interface ProvenSum {
  /** `h1:` hash of the zip. */
  readonly sum: string;
  /** The record's number and the size of the tree that holds it. */
  readonly record: number;
  readonly treeSize: number;
}

/**
 * The sum that a checksum database has for a module, proven: the record lies in the tree (RFC 6962 audit path), the tree head is signed by
 * the key that is trusted, and the tree begins with the newest one that was seen here before.
 * @returns null when the database does not know the module
 * @throws VoidferryError `go/sumdb-untrusted` | `go/sumdb-forked` | `go/proxy-failed`; the abort error when cancelled.
 */
export async function provenSum(query: SumQuery, signal: AbortSignal): Promise<ProvenSum | null> {
  const { database, module, version, dataDir } = query;
  const { verifier } = database;
  const untrusted = (problem: string, cause?: unknown) =>
    new VoidferryError('go/sumdb-untrusted', { database: verifier.name, problem }, { cause });
  const base = await placeOf(query, signal);
  const answer = await fetchSmall(`${base}/lookup/${module}@${version}`, signal).catch((error: unknown) => {
    if (error instanceof NotThere) return null;
    throw error;
  });
  if (answer === null) return null;
  const lookup = parseLookup(answer.toString('utf8'));
  if (lookup === null) throw untrusted('what it answered is no record');
  const head = opened(lookup.note, verifier, untrusted);
  if (lookup.id >= head.size) throw untrusted('the record lies beyond the tree');

  const leaf = recordHash({ sha256 }, Buffer.from(lookup.record));
  const root = await rootWith(readerOf(base, head.size, untrusted, signal), head.size, lookup.id, leaf);
  if (!isRoot(root, head)) throw untrusted('the record is not in the tree that was signed');
  await requireSameHistory({ base, head, note: lookup.note, verifier, dataDir }, untrusted, signal);
  const sum = sumOfRecord(lookup.record, module, version);
  if (sum === null) throw untrusted('the record is about another module');
  return { sum, record: lookup.id, treeSize: head.size };
}

type Untrusted = (problem: string, cause?: unknown) => VoidferryError;

function opened(note: string, verifier: VerifierKey, untrusted: Untrusted): TreeHead {
  try {
    return openTreeHead(note, verifier);
  } catch (error) {
    throw untrusted((error as Error).message, error);
  }
}

/** The base URL: through the first proxy that offers it, else the database's own. */
async function placeOf({ database, goproxy }: SumQuery, signal: AbortSignal): Promise<string> {
  const offered = await askProxies(goproxy, async (proxy) => {
    const base = `${proxy}/sumdb/${database.verifier.name}`;
    await fetchSmall(`${base}/supported`, signal);
    return base;
  });
  return offered ?? database.url.replace(/\/$/, '');
}

interface Seen {
  readonly base: string;
  readonly head: TreeHead;
  readonly note: string;
  readonly verifier: VerifierKey;
  readonly dataDir: string;
}

/** The tree must be the one that was seen before, grown or not; the newer head is kept. */
async function requireSameHistory(
  { base, head, note, verifier, dataDir }: Seen,
  untrusted: Untrusted,
  signal: AbortSignal,
): Promise<void> {
  const dir = join(dataDir, 'sumdb', verifier.name);
  const path = join(dir, 'latest');
  const kept = (await readIfThere(path))?.toString('utf8') ?? null;
  const before = kept === null ? null : opened(kept, verifier, untrusted);
  if (before !== null && before.size > 0) {
    const [older, newer] = before.size <= head.size ? [before, head] : [head, before];
    const reader = readerOf(base, newer.size, untrusted, signal);
    const roots =
      older.size === newer.size
        ? [Buffer.from(older.root, 'base64'), Buffer.from(older.root, 'base64')]
        : await rootsOf(reader, newer.size, older.size, Buffer.from(older.root, 'base64'));
    if (!isRoot(roots[0], older) || !isRoot(roots[1], newer)) {
      throw new VoidferryError('go/sumdb-forked', {
        database: verifier.name,
        kept: kept ?? '',
        answered: note,
      });
    }
    if (newer === before) return;
  }
  await mkdir(dir, { recursive: true });
  await writeDurably(path, note);
}

function isRoot(root: Uint8Array | undefined, head: TreeHead): boolean {
  return root !== undefined && Buffer.from(root).toString('base64') === head.root;
}

function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Reads hashes from the tiles of a tree. Nothing of them is believed: they have to lead to a root that was signed. */
function readerOf(base: string, size: number, untrusted: Untrusted, signal: AbortSignal): TreeReader {
  const tiles = new Map<string, Promise<Buffer>>();
  const tile = (path: string, bytes: number) => {
    const known = tiles.get(path) ?? fetchTile(base, path, bytes, untrusted, signal);
    tiles.set(path, known);
    return known;
  };
  return {
    sha256,
    async subtree(level, index) {
      const { path, bytes, start, end } = tilePlace(size, level, index);
      let row = chunks((await tile(path, bytes)).subarray(start, end));
      while (row.length > 1) row = pairs(row).map(([left, right]) => nodeHash({ sha256 }, left, right));
      const [hash] = row;
      if (hash === undefined) throw untrusted(`${path} is too short`);
      return hash;
    },
  };
}

async function fetchTile(
  base: string,
  path: string,
  bytes: number,
  untrusted: Untrusted,
  signal: AbortSignal,
): Promise<Buffer> {
  const full = path.replace(/\.p\/\d+$/, '');
  const tile = await fetchSmall(`${base}/${path}`, signal)
    .catch(async (error: unknown) => {
      // A tile that was filled up since then may be there as a whole alone.
      if (!(error instanceof NotThere) || full === path) throw error;
      return await fetchSmall(`${base}/${full}`, signal);
    })
    .catch((error: unknown) => {
      throw error instanceof NotThere ? untrusted(`it has no ${path}`, error) : error;
    });
  if (tile.length < bytes) throw untrusted(`${path} has ${tile.length} bytes instead of ${bytes}`);
  return tile.subarray(0, bytes);
}

function chunks(bytes: Buffer): Uint8Array[] {
  return Array.from({ length: bytes.length / 32 }, (_, index) => bytes.subarray(index * 32, index * 32 + 32));
}

function pairs(row: readonly Uint8Array[]): [Uint8Array, Uint8Array][] {
  return Array.from({ length: row.length / 2 }, (_, index): [Uint8Array, Uint8Array] => [
    row[2 * index] ?? new Uint8Array(),
    row[2 * index + 1] ?? new Uint8Array(),
  ]);
}
