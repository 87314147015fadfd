import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kitEnv } from '../../core/kit/kit-env.ts';
import { requireKitPaths } from '../../core/kit/lines.ts';
import { formatSums } from '../../core/kit/sums.ts';
import { canonicalJson, compareBytewise } from '../../shared/json.ts';
import { type Kit, kitSchema } from '../../shared/kit.ts';
import { writeDurably } from '../durable-file.ts';
import { fileError } from '../file-error.ts';
import { hostScript } from '../host/host-script.ts';
import { readBytes } from '../read-file.ts';
import { requireWholeTree } from './check-files.ts';
import { openKit } from './open-kit.ts';
import { readmeText } from './readme.ts';

/** A file that stands in the kit's directory, hashed while it was produced. */
export interface WrittenFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly role: Kit['files'][number]['role'];
}

/** Shipped in `host/` as they are; voidferry-host is joined from its parts. */
const SCRIPTS = ['install.sh', 'verify.sh'] as const;

/**
 * Completes a kit: adds the scripts and README.txt, writes KIT.json and kit.env, and SHA256SUMS last. Equal inputs give an equal digest.
 * @param written every other file of the kit; their hashes are taken as they are given.
 * @param resourcesDir holds `host/` with the scripts.
 * @returns the kit digest, and files and bytes that SHA256SUMS covers.
 * @throws VoidferryError `kit/name-invalid` | `kit/malformed` | `kit/incomplete` | `kit/extra-files` | `job/file-missing` |
 *   `job/not-permitted`.
 */
export async function sealKit(
  dir: string,
  kit: Omit<Kit, 'files'>,
  written: readonly WrittenFile[],
  resourcesDir: string,
): Promise<{ digest: string; files: number; bytes: number }> {
  requireKitPaths([kit.name, kit.version, ...written.map((file) => file.path)]);
  await mkdir(dir, { recursive: true });
  const added: WrittenFile[] = [];
  const addScript = async (name: string, content: Buffer) =>
    added.push({ ...(await put(dir, name, content, 0o755)), role: 'script' });
  for (const name of SCRIPTS) await addScript(name, await readBytes(join(resourcesDir, 'host', name)));
  await addScript('voidferry-host', await hostScript(resourcesDir));
  added.push({ ...(await put(dir, 'README.txt', readmeText(kit))), role: 'readme' });

  const files = [...written, ...added].sort((a, b) => compareBytewise(a.path, b.path));
  const complete = kitSchema.parse({ ...kit, files: files.map(({ path, bytes, role }) => ({ path, bytes, role })) });
  const json = await put(dir, 'KIT.json', canonicalJson(complete));
  const env = await put(dir, 'kit.env', kitEnv(complete));
  const listed = [...files, json, env];
  await writeDurably(join(dir, 'SHA256SUMS'), formatSums(listed));

  const open = await openKit(dir);
  await requireWholeTree(open);
  return { digest: open.digest, files: listed.length, bytes: listed.reduce((sum, file) => sum + file.bytes, 0) };
}

async function put(dir: string, path: string, content: string | Uint8Array, mode = 0o644) {
  const bytes = Buffer.from(content);
  const target = join(dir, path);
  await writeFile(target, bytes, { mode }).catch((error: unknown) => {
    throw fileError(error, target);
  });
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}
