import { createHash } from 'node:crypto';
import { constants, open as openFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findContradiction, UNLISTED } from '../../core/kit/check-kit.ts';
import { kitEnv } from '../../core/kit/kit-env.ts';
import { malformed } from '../../core/kit/lines.ts';
import { parseSums, type SumLine } from '../../core/kit/sums.ts';
import { VoidferryError } from '../../shared/error.ts';
import { canonicalJson } from '../../shared/json.ts';
import { type Kit, kitSchema } from '../../shared/kit.ts';
import { fileError } from '../file-error.ts';

/** A kit whose lists were read and agree with each other. Its files and its signatures are not checked yet. */
export interface OpenKit {
  readonly dir: string;
  /** SHA-256 of SHA256SUMS, lower-case hex. */
  readonly digest: string;
  /** SHA256SUMS as it was read once: what a signature must cover. */
  readonly sumsBytes: Uint8Array;
  readonly sums: readonly SumLine[];
  readonly kit: Kit;
  /** Bytes of all files that SHA256SUMS lists, as KIT.json gives them. */
  readonly bytes: number;
}

/** No list of a kit comes near this; whatever does is not read into memory. */
const MAX_LIST_BYTES = 32 << 20;

/** Where these stand in the way of a list, the directory is no kit; anything else is a failure to read one. */
const WHY_NO_LIST: Readonly<Record<string, (name: string) => string>> = {
  ENOENT: (name) => `it holds no ${name}`,
  ENOTDIR: () => 'it is no directory',
  ELOOP: (name) => `${name} is a link`,
  ENXIO: (name) => `${name} is no regular file`,
};

/**
 * Reads a kit's lists: SHA256SUMS line by line, KIT.json and kit.env against their sums, and each against the others.
 * @throws VoidferryError `kit/not-a-kit` | `kit/malformed` | `kit/checksum-mismatch` (KIT.json or kit.env) | `job/not-permitted`.
 */
export async function openKit(dir: string): Promise<OpenKit> {
  const sumsBytes = await readList(dir, 'SHA256SUMS');
  const sums = parseSums(sumsBytes.toString('utf8'), 'SHA256SUMS');
  const json = await readList(dir, 'KIT.json');
  const env = await readList(dir, 'kit.env');

  const sumOf = new Map(sums.map((sum) => [sum.path, sum.sha256]));
  const actual = { 'KIT.json': sha256(json), 'kit.env': sha256(env) };
  const changed = UNLISTED.filter((path) => sumOf.get(path) !== actual[path]);
  if (changed.length > 0) throw new VoidferryError('kit/checksum-mismatch', { count: changed.length, files: changed });

  const kit = parseKit(json);
  if (!Buffer.from(kitEnv(kit)).equals(env)) throw malformed('kit.env', 1, 'it does not say what KIT.json says');
  const contradiction = findContradiction(kit, sums);
  if (contradiction !== null) throw malformed('KIT.json', 1, contradiction);
  const bytes = kit.files.reduce((sum, file) => sum + file.bytes, json.length + env.length);
  return { dir, digest: sha256(sumsBytes), sumsBytes, sums, kit, bytes };
}

function parseKit(json: Buffer): Kit {
  let value: unknown;
  try {
    value = JSON.parse(json.toString('utf8'));
  } catch (error) {
    throw malformed('KIT.json', 1, (error as SyntaxError).message);
  }
  const parsed = kitSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw malformed('KIT.json', 1, `${issue?.path.join('.')}: ${issue?.message}`);
  }
  // Another spelling of the same facts, a key given twice, or a byte that is no UTF-8, would be read differently elsewhere.
  if (!Buffer.from(canonicalJson(parsed.data)).equals(json)) throw malformed('KIT.json', 1, 'it is not canonical JSON');
  return parsed.data;
}

async function readList(dir: string, name: string): Promise<Buffer> {
  const path = join(dir, name);
  const file = await openFile(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    (error: NodeJS.ErrnoException) => {
      const reason = WHY_NO_LIST[error.code ?? ''];
      if (reason === undefined) throw fileError(error, path);
      throw new VoidferryError('kit/not-a-kit', { path: dir, reason: reason(name) }, { cause: error });
    },
  );
  try {
    const stat = await file.stat();
    const reason = stat.isFile() ? (stat.size > MAX_LIST_BYTES ? 'too large' : null) : 'no regular file';
    if (reason !== null) throw new VoidferryError('kit/not-a-kit', { path: dir, reason: `${name} is ${reason}` });
    return await file.readFile().catch((error: unknown) => {
      throw fileError(error, path);
    });
  } finally {
    await file.close();
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
