import { constants, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isKitSignature } from '../../core/kit/names.ts';
import { compareBytewise } from '../../shared/json.ts';
import { fileError } from '../file-error.ts';

export interface KitSignature {
  /** Its name in the kit. */
  readonly file: string;
  /** What it holds, as far as a signature can be long. */
  readonly text: string;
}

/** More than ten times what an SSH signature takes, certificates included. */
const MAX_SIGNATURE_BYTES = 64 << 10;

/**
 * The files that a kit carries as signatures over its SHA256SUMS, sorted by name. Nothing in them is checked.
 * @throws VoidferryError `job/not-permitted`.
 */
export async function readKitSignatures(dir: string): Promise<KitSignature[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && isKitSignature(entry.name)).map((entry) => entry.name);
  return Promise.all(
    files.sort(compareBytewise).map(async (file) => ({ file, text: await readStart(join(dir, file)) })),
  );
}

async function readStart(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch((error: unknown) => {
    throw fileError(error, path);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_SIGNATURE_BYTES), 0, MAX_SIGNATURE_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
