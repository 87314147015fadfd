import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatReleaseList } from '../../electron/core/kit/release-list.ts';
import { type SignResult, signKit } from '../../electron/jobs/sign.ts';
import { loadSigner } from '../../electron/services/custody/signer.ts';
import { sealKit, type WrittenFile } from '../../electron/services/kit/seal-kit.ts';
import { writeTarGz } from '../../electron/services/kit/tar.ts';
import type { KitTarget, Service } from '../../electron/shared/kit.ts';
import type { TargetName } from '../../electron/shared/target.ts';
import { jobContext } from './job-context.ts';

/** One file of the release. `mode` is 0o755 unless given. */
export interface PayloadFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly mode?: 0o644 | 0o755;
}

export interface MakeKitOptions {
  /** The kit becomes `<dir>/<name>-<version>`. */
  readonly dir: string;
  readonly name?: string;
  readonly version?: string;
  readonly serial?: number;
  readonly audience?: string;
  /** The same release for every target. By default one shell script, `bin/<name>`. */
  readonly files?: readonly PayloadFile[];
  /** Files of the kit beside its releases, as sources are. */
  readonly beside?: readonly (Pick<PayloadFile, 'path' | 'content'> & { readonly role?: WrittenFile['role'] })[];
  readonly targets?: readonly TargetName[];
  /** What differs from a service without arguments and without a probe. */
  readonly service?: Partial<Service>;
  /** The program that becomes `voidferry-probe`; by default a script that always answers 0. */
  readonly probe?: string | Uint8Array;
  /** Shared libraries that the first file of the release is said to need. */
  readonly needs?: readonly string[];
}

const RESOURCES = fileURLToPath(new URL('../../resources', import.meta.url));
const EPOCH = 1_764_000_000;
const SCRIPT = '#!/bin/sh\nwhile :; do sleep 1; done\n';
const PROBE = '#!/bin/sh\nexit 0\n';

/** A small but complete kit, sealed by the engine and not signed. Equal options give an equal digest. */
export async function makeKit(options: MakeKitOptions): Promise<{ dir: string; digest: string }> {
  const { name = 'tidegauge', version = '1.0.0', serial = EPOCH, audience = 'any', targets = ['x86_64'] } = options;
  const payload = options.files ?? [{ path: `bin/${name}`, content: SCRIPT }];
  const dir = join(options.dir, `${name}-${version}`);
  const written: WrittenFile[] = [];
  const kitTargets: KitTarget[] = [];
  for (const target of targets) {
    const place = `targets/${target}`;
    await mkdir(join(dir, place), { recursive: true });
    const archive = `${place}/${name}-${version}.tar.gz`;
    const sources = payload.map((file) => ({
      path: file.path,
      mode: file.mode ?? 0o755,
      from: Buffer.from(file.content),
    }));
    const tar = await writeTarGz(join(dir, archive), sources, { epochSeconds: EPOCH });
    const list = await put(dir, `${place}/FILES`, formatReleaseList(tar.files), 'release-list');
    const probe = await put(dir, `${place}/voidferry-probe`, options.probe ?? PROBE, 'probe');
    written.push({ path: archive, sha256: tar.sha256, bytes: tar.bytes, role: 'release' }, list, probe);
    kitTargets.push({
      target,
      archive,
      files: list.path,
      probe: probe.path,
      releaseDigest: list.sha256,
      unpackedBytes: tar.files.reduce((sum, file) => sum + file.bytes, 0),
      goarch: 'amd64',
      goSettings: {},
      artefacts: needing(payload[0]?.path ?? '', options.needs ?? []),
      cCompiler: null,
    });
  }
  for (const { path, content, role = 'source' } of options.beside ?? []) {
    written.push(await put(dir, path, content, role));
  }
  const service: Service = {
    exec: payload[0]?.path ?? `bin/${name}`,
    args: [],
    env: {},
    user: `_${name}`,
    libraryPaths: [],
    configs: [],
    rollbackSafe: true,
    health: {
      kind: 'none',
      address: '',
      settleSeconds: 1,
      timeoutSeconds: 20,
      maxLatencyMs: 500,
      maxErrorPermille: 50,
    },
    ...options.service,
  };
  const kit = {
    schema: 'voidferry.kit/5' as const,
    name,
    version,
    serial,
    audience,
    project: { module: `example.org/${name}`, revision: null, dirty: false, workspace: [] },
    go: { version: 'go1.26.3', sourceDateEpoch: EPOCH },
    service,
    targets: kitTargets,
    carried: [],
    plugins: [],
    modules: null,
  };
  const { digest } = await sealKit(dir, kit, written, RESOURCES);
  return { dir, digest };
}

/** Signs a kit as `kit sign` does, with an OpenSSH key file without passphrase. */
export async function signKitWith(kitDir: string, keyPath: string, namespace = 'kit@voidferry'): Promise<SignResult> {
  return signKit({ kitDir, signer: await loadSigner(keyPath), namespace, unrehearsed: 'a test' }, jobContext());
}

function needing(path: string, libraries: readonly string[]): KitTarget['artefacts'] {
  if (libraries.length === 0) return [];
  return [{ path, libraries: [...libraries], interpreter: null, libc: null, glibc: null, cpu: null }];
}

async function put(
  dir: string,
  path: string,
  content: string | Uint8Array,
  role: WrittenFile['role'],
): Promise<WrittenFile> {
  const bytes = Buffer.from(content);
  await mkdir(dirname(join(dir, path)), { recursive: true });
  await writeFile(join(dir, path), bytes, { mode: role === 'probe' ? 0o755 : 0o644 });
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, role };
}
