import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { arch } from 'node:process';
import { knownFlaw } from '../core/go/base-flaw.ts';
import { toolchainProofRecheck } from '../core/go/build-recheck.ts';
import { platformOfMachine } from '../core/go/targets.ts';
import { exists } from '../services/exists.ts';
import { fileError } from '../services/file-error.ts';
import { checksumDatabase, type ProvenSum, provenSum } from '../services/go/acquire/checksum-database.ts';
import { acquireSettings } from '../services/go/acquire/settings.ts';
import { askProxies } from '../services/go/acquire/sources.ts';
import { isProgram, unpackToolchain, zipSum } from '../services/go/acquire/toolchain-zip.ts';
import { acquiredDir } from '../services/go/acquired.ts';
import { detectToolchains, toolchainPlaces } from '../services/go/detect-toolchains.ts';
import { listFiles } from '../services/go/list-files.ts';
import { fetchLarge } from '../services/go/proxy.ts';
import { writeTarGz } from '../services/kit/tar.ts';
import { run } from '../services/process.ts';
import { VoidferryError } from '../shared/error.ts';
import type { JobContext } from './run-job.ts';

export interface ToolchainWish {
  /** e.g. `1.26.3`. */
  readonly version: string;
  /** e.g. `linux/arm64`. */
  readonly platform: string;
  readonly dataDir: string;
}

export type FetchedToolchain = {
  readonly goroot: string;
  /** The reproducible `go<version>.<os>-<arch>.tar.gz`. */
  readonly archive: string;
  readonly sha256: string;
  /** False when nothing vouched for it, since GOSUMDB is off. */
  readonly verified: boolean;
  /** Whether it was run here. */
  readonly ran: boolean;
};

const MODULE = 'golang.org/toolchain';
/** Toolchains are packed as if they were made then: nothing of the clock enters the archive. */
const EPOCH_SECONDS = 1;

/**
 * Fetches a Go toolchain from a module proxy, has the checksum database vouch for it, and makes a GOROOT and a tar.gz of it. Go itself is
 * not needed. Only what was verified, or what the user's GOSUMDB=off lets through, appears under its name.
 * @throws VoidferryError `go/proxy-unknown` | `go/sumdb-unknown` | `go/proxy-failed` | `go/toolchain-unknown` | `go/sumdb-untrusted` |
 *   `go/sumdb-forked` | `go/toolchain-mismatch` | `go/toolchain-broken` | `job/no-space`; the abort error when cancelled.
 */
export async function fetchToolchain(wish: ToolchainWish, context: JobContext): Promise<FetchedToolchain> {
  const { signal } = context;
  const platform = wish.platform.replace('/', '-');
  const name = `go${wish.version}.${platform}`;
  const version = `v0.0.1-${name}`;
  const dir = acquiredDir(wish.dataDir);
  const goroot = join(dir, name);
  context.about({ toolchain: name });
  const { found } = await detectToolchains(toolchainPlaces(), signal);
  const settings = await acquireSettings(found[0]?.goroot ?? null, signal);
  const database = checksumDatabase(settings.GOSUMDB);

  context.phase('toolchain.prove', { mode: 'resumable' });
  const query = { goproxy: settings.GOPROXY, module: MODULE, version, dataDir: wish.dataDir };
  const unknown = () => new VoidferryError('go/toolchain-unknown', { version: wish.version, platform: wish.platform });
  const proven = database === null ? null : await provenSum({ ...query, database }, signal);
  if (database !== null && proven === null) throw unknown();
  if (database === null) context.note('toolchain.unverified');
  context.about({ verified: database?.verifier.name ?? 'no' });

  context.phase('toolchain.fetch', { mode: 'resumable', unit: 'bytes' });
  await mkdir(dir, { recursive: true }).catch((error: unknown) => {
    throw fileError(error, dir);
  });
  const zip = join(dir, `.${name}.zip.part`);
  const fetched = await askProxies(settings.GOPROXY, async (proxy) => {
    const onStart = (total: number | null, there: number) => {
      context.phase('toolchain.fetch', { mode: 'resumable', unit: 'bytes', total });
      context.advance(there);
    };
    await fetchLarge(`${proxy}/${MODULE}/@v/${version}.zip`, zip, { onStart, onBytes: context.advance }, signal);
    return true;
  });
  if (fetched === null) throw unknown();

  const work = await mkdtemp(join(dir, '.unpack-'));
  try {
    context.phase('toolchain.verify', { mode: 'reversible', unit: 'bytes' });
    const sum = await zipSum(zip, context.advance, signal).catch((error: unknown) =>
      mismatch(name, zip, error, signal),
    );
    if (proven !== null && sum !== proven.sum) await mismatch(name, zip, `${sum} instead of ${proven.sum}`, signal);

    context.phase('toolchain.unpack', { mode: 'reversible' });
    const unpacked = join(work, 'go');
    await unpackToolchain(zip, `${MODULE}@${version}/`, unpacked, signal);
    const archive = join(dir, `${name}.tar.gz`);
    const { sha256 } = await packGoroot(unpacked, archive, context);
    const ran = await tryIt(unpacked, wish, signal);
    if (await exists(goroot)) await rm(goroot, { recursive: true });
    await rename(unpacked, goroot);
    await rm(zip, { force: true });
    tell(context, { name, wish, goroot, ran, proven, database: database?.verifier.name ?? null, sum });
    return { goroot, archive, sha256, verified: proven !== null, ran };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** What was downloaded is of no use: it goes. */
async function mismatch(name: string, zip: string, why: unknown, signal: AbortSignal): Promise<never> {
  signal.throwIfAborted();
  await rm(zip, { force: true });
  const problem = why instanceof Error ? why.message : String(why);
  throw new VoidferryError('go/toolchain-mismatch', { name, problem });
}

async function packGoroot(goroot: string, archive: string, context: JobContext): Promise<{ sha256: string }> {
  const paths = await listFiles(goroot);
  const sources = paths.map((path) => ({
    path: `go/${path}`,
    mode: isProgram(path) ? 0o755 : 0o644,
    from: join(goroot, path),
  }));
  return await writeTarGz(archive, sources, { epochSeconds: EPOCH_SECONDS, signal: context.signal });
}

/** @returns whether it is of this machine's kind and so was run. @throws VoidferryError `go/toolchain-broken` */
async function tryIt(goroot: string, { version, platform }: ToolchainWish, signal: AbortSignal): Promise<boolean> {
  await stat(join(goroot, 'bin/go'));
  if (platform !== platformOfMachine(arch)) return false;
  const env = { GOTOOLCHAIN: 'local', GOENV: 'off', GOROOT: goroot, HOME: '/', PATH: '/usr/bin:/bin', LC_ALL: 'C' };
  const { stdout } = await run(join(goroot, 'bin/go'), ['version'], { cwd: goroot, env, signal });
  if (stdout.trim() === `go version go${version} ${platform}`) return true;
  throw new VoidferryError('go/toolchain-broken', { stage: 'run', goroot, target: platform, output: stdout.trim() });
}

interface Told {
  readonly name: string;
  readonly wish: ToolchainWish;
  readonly goroot: string;
  readonly ran: boolean;
  readonly proven: ProvenSum | null;
  readonly database: string | null;
  readonly sum: string;
}

function tell(context: JobContext, { name, wish, goroot, ran, proven, database, sum }: Told): void {
  const flaw = knownFlaw(wish.version);
  if (flaw !== null) context.note('toolchain.known-flaw', { version: wish.version, cve: flaw });
  if (!ran) context.note('toolchain.not-run', { name });
  if (proven === null || database === null) return;
  context.prove({
    claim: 'go.toolchain-proven',
    method: 'sumdb, RFC 6962',
    figures: { name, sum, record: proven.record, treeSize: proven.treeSize, database },
    recheck: toolchainProofRecheck(goroot, `${MODULE}@v0.0.1-${name}`),
  });
}
