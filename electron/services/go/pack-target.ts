import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatReleaseList } from '../../core/kit/release-list.ts';
import type { KitTarget } from '../../shared/kit.ts';
import type { TargetName } from '../../shared/target.ts';
import { hashFile } from '../kit/hash-file.ts';
import type { WrittenFile } from '../kit/seal-kit.ts';
import { writeTarGz } from '../kit/tar.ts';
import type { TarSource } from '../kit/tar-stream.ts';
import type { PackOptions } from './pack-modules.ts';

export interface TargetContent {
  readonly target: TargetName;
  readonly settings: Readonly<Record<string, string>>;
  /** What it says of its version; null without files with cgo. */
  readonly cCompiler: string | null;
  /** `<name>-<version>`. */
  readonly releaseName: string;
  readonly release: readonly TarSource[];
  /** The probe's program. */
  readonly probe: string;
}

/** Packs what one target gets: the release, its list, and the probe. */
export async function packTarget(
  content: TargetContent,
  kitDir: string,
  options: PackOptions,
): Promise<{ target: Omit<KitTarget, 'artefacts'>; written: WrittenFile[] }> {
  const { target, settings } = content;
  const base = `targets/${target}`;
  const archive = `${base}/${content.releaseName}.tar.gz`;
  const files = `${base}/FILES`;
  const probe = `${base}/voidferry-probe`;
  await mkdir(join(kitDir, base), { recursive: true });

  const packed = await writeTarGz(join(kitDir, archive), content.release, options);
  const list = Buffer.from(formatReleaseList(packed.files));
  await writeFile(join(kitDir, files), list);
  const releaseDigest = createHash('sha256').update(list).digest('hex');
  await copyFile(content.probe, join(kitDir, probe));
  await chmod(join(kitDir, probe), 0o755);
  const probeHash = await hashFile(join(kitDir, probe), options);
  return {
    target: {
      target,
      archive,
      files,
      probe,
      releaseDigest,
      unpackedBytes: packed.files.reduce((sum, file) => sum + file.bytes, 0),
      goarch: settings['GOARCH'] ?? '',
      goSettings: { ...settings },
      cCompiler: content.cCompiler,
    },
    written: [
      { path: archive, sha256: packed.sha256, bytes: packed.bytes, role: 'release' },
      { path: files, sha256: releaseDigest, bytes: list.length, role: 'release-list' },
      { path: probe, ...probeHash, role: 'probe' },
    ],
  };
}
