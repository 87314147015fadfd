import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isKitSignature } from '../core/kit/names.ts';
import { checkFits } from '../core/media/limits.ts';
import { recheckFiles, recheckFlush } from '../core/media/recheck.ts';
import { syncDirectory } from '../services/durable-file.ts';
import { exists } from '../services/exists.ts';
import { checkFiles, requireWholeTree } from '../services/kit/check-files.ts';
import { type OpenKit, openKit } from '../services/kit/open-kit.ts';
import { copyFile } from '../services/media/copy-file.ts';
import { flushFileSystem } from '../services/media/flush.ts';
import { identifyMedium, recheckMedium } from '../services/media/identify.ts';
import { type KitFile, listKitFiles } from '../services/media/kit-files.ts';
import { type MediaAct, mediaError } from '../services/media/media-error.ts';
import { makeStaging } from '../services/media/staging.ts';
import { checkCode } from '../shared/check-code.ts';
import { VoidferryError } from '../shared/error.ts';
import type { Medium } from '../shared/medium.ts';
import { aboutMedium } from './about-medium.ts';
import type { JobContext } from './run-job.ts';

export interface WriteInput {
  readonly kitDir: string;
  readonly mediumPath: string;
  /** The medium as it was when a person chose it: another one in its place is refused. */
  readonly chosen?: Medium;
}

export type WriteResult = {
  /** Where the kit is now. */
  readonly path: string;
  readonly digest: string;
  readonly bytes: number;
  readonly level: 'L1';
  /** `present`: the same kit was there already; its files were hashed and flushed, and nothing was written. */
  readonly state: 'written' | 'present';
};

/** Without these a directory is no kit, so they come last: a copy that was cut short never looks whole. */
function isManifest({ path }: KitFile): boolean {
  return path === 'KIT.json' || path === 'kit.env' || path === 'SHA256SUMS' || isKitSignature(path);
}

/**
 * Copies a kit to a medium and flushes it (L1). It appears under its name by one rename, after all of it is on the device;
 * a failed or cancelled run leaves nothing.
 * @throws VoidferryError `kit/*` when the kit itself is not whole; `kit/source-changed`; `media/*`; `job/not-permitted`.
 */
export async function writeKit(input: WriteInput, context: JobContext): Promise<WriteResult> {
  const { signal } = context;
  context.phase('write.check', { mode: 'reversible' });
  const open = await openKit(input.kitDir);
  context.about({
    kit: `${open.kit.name}-${open.kit.version}`,
    digest: open.digest,
    checkCode: checkCode(open.digest),
  });
  await requireWholeTree(open);
  const files = await listKitFiles(open, signal);
  const seen = await identifyMedium(input.mediumPath, [open.dir]);
  context.about({ medium: aboutMedium(seen) });
  const path = join(seen.path, basename(open.dir));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const present = await exists(path);
  if (!present) checkFits(seen, files);
  const medium = await recheckMedium(seen.path, input.chosen ?? seen, [open.dir]);
  await (present ? proveSameKit : copyKit)({ open, files, bytes, medium, path }, context);
  context.prove(
    present
      ? {
          claim: 'kit.files-match',
          method: 'sha256',
          figures: { files: open.sums.length, digest: open.digest, path },
          recheck: recheckFiles(path),
        }
      : {
          claim: 'media.written',
          level: 'L0',
          method: 'write, fdatasync, sha256 of the source',
          figures: { bytes, files: files.length, path },
          recheck: recheckFiles(path),
        },
  );
  context.prove({
    claim: 'media.flushed',
    level: 'L1',
    method: 'fsync, syncfs',
    figures: { path },
    recheck: recheckFlush(path),
  });
  return { path, digest: open.digest, bytes, level: 'L1', state: present ? 'present' : 'written' };
}

interface KitCopy {
  readonly open: OpenKit;
  readonly files: readonly KitFile[];
  readonly bytes: number;
  readonly medium: Medium;
  readonly path: string;
}

async function copyKit({ open, files, bytes, medium, path }: KitCopy, context: JobContext): Promise<void> {
  const { signal } = context;
  const act: MediaAct = { medium, file: basename(path), offset: 0, needed: bytes };
  let place: string | undefined;
  try {
    const bulk = files.filter((file) => !isManifest(file));
    const total = bulk.reduce((sum, file) => sum + file.bytes, 0);
    context.phase('write.copy', { mode: 'reversible', unit: 'bytes', total });
    const staging = await makeStaging(medium.path);
    place = staging;
    // All of them first: made later, they would come into being again where a medium was unmounted meanwhile.
    for (const directory of new Set(files.map((file) => dirname(file.path))))
      await mkdir(join(staging, directory), { recursive: true });
    const copyAll = async (part: readonly KitFile[], options: { signal?: AbortSignal }) => {
      for (const file of part) {
        context.item(file.path, 'running');
        const copy = {
          from: join(open.dir, file.path),
          to: join(staging, file.path),
          name: file.path,
          sha256: file.sha256,
        };
        await copyFile(copy, medium, bytes, { ...options, onBytes: context.advance });
        context.item(file.path, 'ok');
      }
    };
    await copyAll(bulk, { signal });

    context.phase('write.flush', { mode: 'reversible' });
    await flushTree(staging);
    await flushFileSystem(staging, signal);
    signal.throwIfAborted();

    // Small and quick from here, and never half: the signal is not asked any more.
    context.phase('write.manifest', { mode: 'irreversible', unit: 'bytes' });
    await copyAll(files.filter(isManifest), {});
    await syncDirectory(staging);
    await flushFileSystem(staging);
    await rename(staging, path);
    place = path;
    await syncDirectory(medium.path);
    await flushFileSystem(path);
    // A medium that was unmounted meanwhile leaves a folder of the same name, which takes files just as well.
    await recheckMedium(medium.path, medium);
  } catch (error) {
    if (place !== undefined) await remove(place, context);
    throw await mediaError(error, act);
  }
}

/** What is there under the kit's name must be this kit to the last byte, signatures included; then it is flushed. */
async function proveSameKit({ open, files, medium, path }: KitCopy, context: JobContext): Promise<void> {
  const act: MediaAct = { medium, file: basename(path), offset: 0, needed: 0 };
  try {
    const there = await openKit(path).catch((error: unknown) => {
      if (!(error instanceof VoidferryError) || !error.code.startsWith('kit/')) throw error;
      throw new VoidferryError('media/occupied', { path, reason: error.code }, { cause: error });
    });
    if (there.digest !== open.digest)
      throw new VoidferryError('media/occupied', { path, reason: checkCode(there.digest) });
    await checkFiles(there, { signal: context.signal });
    const theirs = await listKitFiles(there, context.signal);
    const differing = firstNotIn(files, theirs) ?? firstNotIn(theirs, files);
    if (differing) throw new VoidferryError('media/occupied', { path, reason: differing.path });
    context.phase('write.flush', { mode: 'reversible' });
    await flushFileSystem(path, context.signal);
    await recheckMedium(medium.path, medium);
  } catch (error) {
    throw await mediaError(error, act);
  }
}

function firstNotIn(files: readonly KitFile[], others: readonly KitFile[]): KitFile | undefined {
  return files.find((file) => !others.some((other) => other.path === file.path && other.sha256 === file.sha256));
}

async function flushTree(directory: string): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true }))
    if (entry.isDirectory()) await flushTree(join(directory, entry.name));
  await syncDirectory(directory);
}

/** On a medium that is gone nothing can be removed; that must not hide why the job failed. */
async function remove(place: string, context: JobContext): Promise<void> {
  await rm(place, { recursive: true, force: true }).catch((error: NodeJS.ErrnoException) => {
    context.log(`${place}: ${error.code}`);
  });
}
