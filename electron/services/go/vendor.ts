import { copyFile, mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VoidferryError } from '../../shared/error.ts';
import { exists } from '../exists.ts';
import { run } from '../process.ts';
import { listFiles } from './list-files.ts';

export interface VendorPlace {
  readonly dir: string;
  readonly goroot: string;
  /** From `goEnv`, where every module is at hand. */
  readonly env: Readonly<Record<string, string>>;
  readonly tmpDir: string;
}

const TIMEOUT_MS = 10 * 60_000;

/**
 * Has `go mod vendor` make a vendor directory elsewhere and compares it with the project's, byte for byte. The project is not written.
 * @returns how many files there are, and those that differ, are missing or are too many, sorted; null without a vendor directory
 * @throws VoidferryError `go/modules-unavailable`.
 */
export async function compareVendor(
  { dir, goroot, env, tmpDir }: VendorPlace,
  signal: AbortSignal,
): Promise<{ files: number; differing: string[] } | null> {
  const vendor = join(dir, 'vendor');
  if (!(await exists(join(vendor, 'modules.txt')))) return null;
  const work = await mkdtemp(join(tmpDir, 'vendor-'));
  const made = join(work, 'made');
  await copyFile(join(dir, 'go.mod'), join(work, 'go.mod'));
  if (await exists(join(dir, 'go.sum'))) await copyFile(join(dir, 'go.sum'), join(work, 'go.sum'));
  const args = ['mod', 'vendor', `-modfile=${join(work, 'go.mod')}`, '-o', made];
  const { code, stderr } = await run(join(goroot, 'bin/go'), args, {
    cwd: dir,
    env,
    expect: [0, 1],
    timeoutMs: TIMEOUT_MS,
    signal,
  });
  if (code !== 0) throw new VoidferryError('go/modules-unavailable', { output: stderr.trim() });
  const paths = [...new Set([...(await listFiles(made)), ...(await listFiles(vendor))])].sort();
  const differing: string[] = [];
  for (const path of paths) {
    signal.throwIfAborted();
    const [one, other] = await Promise.all([made, vendor].map((root) => readFile(join(root, path)).catch(() => null)));
    if (one === null || other === null || one === undefined || other === undefined || !one.equals(other)) {
      differing.push(path);
    }
  }
  return { files: paths.length, differing };
}
