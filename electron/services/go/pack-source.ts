import { lstat, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ProjectFacts } from '../../shared/build-plan.ts';
import { fileError } from '../file-error.ts';
import type { WrittenFile } from '../kit/seal-kit.ts';
import { writeTarGz } from '../kit/tar.ts';
import type { TarSource } from '../kit/tar-stream.ts';
import { listGitFiles } from './git-facts.ts';
import { listFiles } from './list-files.ts';
import type { PackOptions } from './pack-modules.ts';

/**
 * Packs the project's own source: what git tracks or would track, else every regular file.
 * @param path where in the kit.
 */
export async function packSource(
  project: ProjectFacts,
  kitDir: string,
  path: string,
  options: PackOptions & { readonly signal: AbortSignal },
): Promise<WrittenFile> {
  const { dir, git } = project;
  const paths = git === null ? await listFiles(dir) : await listGitFiles(dir, options.signal);
  const sources: TarSource[] = [];
  for (const relative of paths) {
    const from = join(dir, relative);
    const stat = await lstat(from).catch((error: unknown) => {
      throw fileError(error, from);
    });
    if (stat.isFile()) sources.push({ path: relative, mode: stat.mode & 0o100 ? 0o755 : 0o644, from });
  }
  await mkdir(dirname(join(kitDir, path)), { recursive: true });
  const { sha256, bytes } = await writeTarGz(join(kitDir, path), sources, options);
  return { path, sha256, bytes, role: 'source' };
}
