import type { Kit } from '../../shared/kit.ts';
import { checkKitPath, isOutsideSums } from './names.ts';
import type { SumLine } from './sums.ts';

/** The files of every kit that KIT.json does not list: itself, and what is derived from it. */
export const UNLISTED = ['KIT.json', 'kit.env'] as const;

/**
 * What contradicts itself in KIT.json, or between it and SHA256SUMS, or null. Two lists that disagree would let each reader
 * of the kit see another one.
 */
export function findContradiction(kit: Kit, sums: readonly SumLine[]): string | null {
  const sha256Of = new Map(sums.map((sum) => [sum.path, sum.sha256]));
  const listed = new Set<string>([...kit.files.map((file) => file.path), ...UNLISTED]);
  if (listed.size !== kit.files.length + UNLISTED.length) return 'a file is listed twice';
  for (const path of listed) if (!sha256Of.has(path)) return `${path} is not in SHA256SUMS`;
  for (const path of sha256Of.keys()) {
    if (!listed.has(path)) return `${path} is in SHA256SUMS only`;
    if (isOutsideSums(path)) return `${path} must not be in SHA256SUMS`;
  }

  if (new Set(kit.targets.map((target) => target.target)).size !== kit.targets.length)
    return 'a target is listed twice';
  for (const target of kit.targets) {
    for (const path of [target.archive, target.files, target.probe]) {
      if (!listed.has(path)) return `${path} of target ${target.target} is not a file of the kit`;
    }
    if (sha256Of.get(target.files) !== target.releaseDigest) {
      return `the release digest of ${target.target} is not the SHA-256 of ${target.files}`;
    }
  }
  for (const { archive } of kit.carried) if (!listed.has(archive)) return `${archive} is not a file of the kit`;
  for (const name of [kit.name, kit.version]) {
    const problem = name.includes('/') ? 'a slash is not allowed' : checkKitPath(name);
    if (problem !== null) return `${name}: ${problem}`;
  }
  for (const path of [kit.service.exec, ...kit.service.configs, ...kit.plugins.map((plugin) => plugin.path)]) {
    const problem = checkKitPath(path);
    if (problem !== null) return `${path}: ${problem}`;
  }
  return null;
}
