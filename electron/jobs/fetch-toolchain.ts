import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { arch } from 'node:process';
import { knownFlaw } from '../core/go/base-flaw.ts';
import { toolchainProofRecheck } from '../core/go/build-recheck.ts';
import { platformOfMachine } from '../core/go/targets.ts';
import { exists } from '../services/exists.ts';
import { fileError } from '../services/file-error.ts';
import { checksumDatabase, type ProvenSum, provenSum } from '../services/go/acquire/checksum-database.ts';
import { gorootSum, type PackedGoroot, packGoroot } from '../services/go/acquire/goroot.ts';
import { acquireSettings } from '../services/go/acquire/settings.ts';
import { askProxies } from '../services/go/acquire/sources.ts';
import { unpackToolchain, zipSum } from '../services/go/acquire/toolchain-zip.ts';
import { acquiredDir, acquiredName, TOOLCHAIN_MODULE, toolchainVersion, zipPrefix } from '../services/go/acquired.ts';
import { askVersion } from '../services/go/detect-toolchains.ts';
import { fetchLarge } from '../services/go/proxy.ts';
import { VoidferryError } from '../shared/error.ts';
import type { JobContext } from './run-job.ts';

export interface ToolchainWish {
  /** e.g. `1.26.3`. */
  readonly version: string;
  /** e.g. `linux/arm64`. */
  readonly platform: string;
  readonly dataDir: string;
}

export interface ObtainedToolchain {
  /** `go<version>.<os>-<arch>`. */
  readonly name: string;
  readonly goroot: string;
  /** The checksum database that vouched for it; null when none did, since GOSUMDB is off. */
  readonly database: string | null;
  /** The `h1:` sum that it vouched for. */
  readonly vouchedSum: string | null;
  /** Whether it was run here. */
  readonly ran: boolean;
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

/**
 * Obtains a Go toolchain, and makes a tar.gz of it beside it.
 * @throws VoidferryError those of `obtainToolchain`.
 */
export async function fetchToolchain(wish: ToolchainWish, context: JobContext): Promise<FetchedToolchain> {
  const name = acquiredName(wish.version, wish.platform);
  context.about({ toolchain: name });
  const obtained = await obtainToolchain(wish, context);
  const { goroot, database, ran } = obtained;
  context.about({ verified: database ?? 'no' });
  context.phase('toolchain.pack', { mode: 'reversible', unit: 'bytes' });
  const archive = join(acquiredDir(wish.dataDir), `${name}.tar.gz`);
  const { sha256 } = await packToolchain(obtained, archive, { signal: context.signal, onBytes: context.advance });
  return { goroot, archive, sha256, verified: database !== null, ran };
}

/**
 * Packs a toolchain; where somebody vouched for it, what went in is held against that once more.
 * @throws VoidferryError `go/toolchain-mismatch`; then there is no archive. Those of `packGoroot`.
 */
export async function packToolchain(
  { name, goroot, vouchedSum }: Pick<ObtainedToolchain, 'name' | 'goroot' | 'vouchedSum'>,
  archive: string,
  options: Parameters<typeof packGoroot>[2],
): Promise<PackedGoroot> {
  const packed = await packGoroot({ name, goroot }, archive, options);
  if (vouchedSum === null || packed.sum === vouchedSum) return packed;
  await rm(archive);
  throw new VoidferryError('go/toolchain-mismatch', { name, problem: `${packed.sum} instead of ${vouchedSum}` });
}

/**
 * Has a Go toolchain that the checksum database vouches for: the one that was fetched before, where what lies there still has the right
 * sum, else one from a module proxy. Go itself is not needed. Only what was verified, or what the user's GOSUMDB=off lets through,
 * appears under its name.
 * @throws VoidferryError `go/proxy-unknown` | `go/sumdb-unknown` | `go/proxy-failed` | `go/toolchain-unknown` | `go/sumdb-untrusted` |
 *   `go/sumdb-forked` | `go/toolchain-mismatch` | `go/toolchain-broken` | `job/no-space`; the abort error when cancelled.
 */
export async function obtainToolchain(wish: ToolchainWish, context: JobContext): Promise<ObtainedToolchain> {
  const { signal } = context;
  const name = acquiredName(wish.version, wish.platform);
  const version = toolchainVersion(name);
  const goroot = join(acquiredDir(wish.dataDir), name);
  const settings = await acquireSettings(signal);
  const database = checksumDatabase(settings.GOSUMDB);

  context.phase('toolchain.prove', { mode: 'resumable' });
  const query = { goproxy: settings.GOPROXY, module: TOOLCHAIN_MODULE, version, dataDir: wish.dataDir };
  const proven = database === null ? null : await provenSum({ ...query, database }, signal);
  if (database !== null && proven === null) throw unknownToolchain(wish);
  if (database === null) context.note('toolchain.unverified');

  const there = proven !== null && (await exists(goroot)) ? await gorootSum(goroot, name, signal) : null;
  const { sum, ran } =
    there !== null && there === proven?.sum
      ? { sum: there, ran: await tryIt(goroot, wish, signal) }
      : await download({ wish, name, goroot, goproxy: settings.GOPROXY, proven }, context);
  const vouching = database?.verifier.name ?? null;
  tell(context, { name, wish, goroot, ran, proven, database: vouching, sum });
  return { name, goroot, database: vouching, vouchedSum: proven?.sum ?? null, ran };
}

function unknownToolchain({ version, platform }: ToolchainWish): VoidferryError {
  return new VoidferryError('go/toolchain-unknown', { version, platform });
}

interface Download {
  readonly wish: ToolchainWish;
  readonly name: string;
  readonly goroot: string;
  readonly goproxy: string;
  readonly proven: ProvenSum | null;
}

/** @returns the sum of what was downloaded, verified where there is something to verify it by, and whether it was run. */
async function download(
  { wish, name, goroot, goproxy, proven }: Download,
  context: JobContext,
): Promise<{ readonly sum: string; readonly ran: boolean }> {
  const { signal } = context;
  const dir = acquiredDir(wish.dataDir);
  context.phase('toolchain.fetch', { mode: 'resumable', unit: 'bytes' });
  await mkdir(dir, { recursive: true }).catch((error: unknown) => {
    throw fileError(error, dir);
  });
  const zip = join(dir, `.${name}.zip.part`);
  const fetched = await askProxies(goproxy, async (proxy) => {
    const onStart = (total: number | null, there: number) => {
      context.phase('toolchain.fetch', { mode: 'resumable', unit: 'bytes', total });
      context.advance(there);
    };
    await fetchLarge(
      `${proxy}/${TOOLCHAIN_MODULE}/@v/${toolchainVersion(name)}.zip`,
      zip,
      { onStart, onBytes: context.advance },
      signal,
    );
    return true;
  });
  if (fetched === null) throw unknownToolchain(wish);

  const work = await mkdtemp(join(dir, '.unpack-'));
  try {
    context.phase('toolchain.verify', { mode: 'reversible', unit: 'bytes' });
    const sum = await zipSum(zip, context.advance, signal).catch((error: unknown) =>
      mismatch(name, zip, error, signal),
    );
    if (proven !== null && sum !== proven.sum) await mismatch(name, zip, `${sum} instead of ${proven.sum}`, signal);

    context.phase('toolchain.unpack', { mode: 'reversible' });
    const unpacked = join(work, 'go');
    await unpackToolchain(zip, zipPrefix(name), unpacked, signal);
    const ran = await tryIt(unpacked, wish, signal);
    if (await exists(goroot)) await rm(goroot, { recursive: true });
    await rename(unpacked, goroot);
    await rm(zip, { force: true });
    return { sum, ran };
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

/** @returns whether it is of this machine's kind and so was run. @throws VoidferryError `go/toolchain-broken` */
async function tryIt(goroot: string, { version, platform }: ToolchainWish, signal: AbortSignal): Promise<boolean> {
  await stat(join(goroot, 'bin/go'));
  if (platform !== platformOfMachine(arch)) return false;
  const answer = await askVersion(goroot, signal);
  if ('problem' in answer)
    throw new VoidferryError('go/toolchain-broken', { stage: 'run', goroot, target: platform, output: answer.problem });
  if (answer.version === version && answer.platform === platform) return true;
  const output = `go${answer.version} ${answer.platform}`;
  throw new VoidferryError('go/toolchain-broken', { stage: 'run', goroot, target: platform, output });
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
    recheck: toolchainProofRecheck(goroot, `${TOOLCHAIN_MODULE}@${toolchainVersion(name)}`),
  });
}
