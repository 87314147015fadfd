import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatReleaseList } from '../../core/kit/release-list.ts';
import { VoidferryError } from '../../shared/error.ts';
import type { KitTarget, ReleaseFile } from '../../shared/kit.ts';
import type { HashOptions } from './hash-file.ts';
import type { OpenKit } from './open-kit.ts';
import { readTarGz } from './read-tar.ts';

/**
 * Proves that a target's archive unpacks to exactly what its FILES lists, the service's program and plugins among it, so that a host will find what was signed.
 * `onBytes` counts unpacked bytes.
 * @throws VoidferryError `kit/archive-unsafe` | `kit/name-invalid` | `job/not-permitted`; the abort error when cancelled.
 */
export async function checkRelease(open: OpenKit, target: KitTarget, options: HashOptions = {}): Promise<void> {
  const files: ReleaseFile[] = [];
  await readTarGz(
    join(open.dir, target.archive),
    async ({ path, mode, bytes }, body) => {
      const hash = createHash('sha256');
      for await (const chunk of body) {
        hash.update(chunk);
        options.onBytes?.(chunk.length);
      }
      files.push({ path, mode: mode.toString(8).padStart(4, '0'), bytes, sha256: hash.digest('hex') });
    },
    options,
  );
  const differs = (entry: string, reason: string) =>
    new VoidferryError('kit/archive-unsafe', { file: target.archive, entry, reason });
  const actual = formatReleaseList(files);
  const listed = await readFile(join(open.dir, target.files), 'utf8');
  if (actual !== listed) {
    const entry = firstNotIn(actual, listed) ?? firstNotIn(listed, actual) ?? target.files;
    throw differs(entry, `${target.files} says otherwise`);
  }
  const held = new Set(files.map((file) => file.path));
  const plugins = open.kit.plugins.filter((plugin) => plugin.targets.includes(target.target));
  const { exec, configs } = open.kit.service;
  const named = [exec, ...configs.map((path) => `config/${path}`), ...plugins.map((plugin) => plugin.path)];
  const lacking = named.find((path) => !held.has(path));
  if (lacking !== undefined) throw differs(lacking, 'KIT.json names it, but it is not there');
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes !== target.unpackedBytes)
    throw differs('-', `it unpacks to ${bytes} bytes, KIT.json says ${target.unpackedBytes}`);
}

/** The path in the first line of a release list that the other does not hold. */
function firstNotIn(list: string, other: string): string | undefined {
  const lines = new Set(other.split('\n'));
  const line = list.split('\n').find((candidate) => !lines.has(candidate));
  return line?.split(' ').slice(3).join(' ');
}
