import { createHash } from 'node:crypto';
import { mkdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatReleaseList } from '../core/kit/release-list.ts';
import { findProgram } from '../services/find-program.ts';
import { createBuilder } from '../services/go/builder.ts';
import type { TargetContent } from '../services/go/pack-target.ts';
import { unpackModules } from '../services/go/unpack-modules.ts';
import { inOrder } from '../services/in-order.ts';
import { hashFile } from '../services/kit/hash-file.ts';
import type { TarSource } from '../services/kit/tar-stream.ts';
import { unpackTar } from '../services/kit/unpack-tar.ts';
import { readText } from '../services/read-file.ts';
import type { Sandbox } from '../services/sandbox/sandbox.ts';
import type { Rehearsal } from '../shared/attestation.ts';
import { VoidferryError } from '../shared/error.ts';
import type { Kit, KitTarget, ReleaseFile } from '../shared/kit.ts';
import { buildTarget } from './prepare-build.ts';
import type { PrepareWork } from './prepare-work.ts';

const BUILDS_AT_ONCE = 2;

/**
 * Compiles every target again, without network, from the kit's modules and with empty caches, and compares the release digests.
 * The source is the kit's own where it holds it, else the project's.
 * @returns null when the kit holds no modules to build from.
 * @throws VoidferryError `kit/rehearsal-failed` naming what differs or does not compile.
 */
export async function rebuildTargets(
  work: PrepareWork,
  facts: Pick<Kit, 'targets' | 'modules'>,
  sandbox: Sandbox,
  dir: string,
): Promise<Rehearsal['rebuilt']> {
  const { plan, context, kitDir, resourcesDir } = work;
  if (facts.modules === null) return null;
  const total = plan.targets.reduce((count, { files }) => count + files.length + 1, 0);
  context.phase('prepare.rebuild', { mode: 'reversible', total });
  const makeDir = async (name: string) => {
    await mkdir(join(dir, name), { recursive: true });
    return join(dir, name);
  };
  const [proxyDir, cacheDir] = [await makeDir('proxy'), await makeDir('cache')];
  const [workDir, tmpDir] = [await makeDir('built'), await makeDir('tmp')];
  const goproxy = await unpackModules(kitDir, proxyDir, context.signal);
  const sourceDir = await sourceOf(work, dir);
  const { goroot } = plan.toolchain.chosen;
  const modCache = join(cacheDir, 'mod');
  const settings = {
    GOPROXY: goproxy,
    GONOPROXY: '',
    GONOSUMDB: facts.modules.private.join(','),
    GOMODCACHE: modCache,
    GOCACHE: join(cacheDir, 'build'),
    GOTOOLCHAIN: 'local',
  };
  const workspace = (plan.project.workspace?.modules ?? []).map((module) => module.dir);
  const readable = [
    goroot,
    sourceDir,
    ...workspace,
    ...(work.goWork === null ? [] : [dirname(work.goWork)]),
    proxyDir,
    join(resourcesDir, 'probe'),
    ...(await compilerDirs(work)),
  ];
  const places = { writable: [cacheDir, workDir, tmpDir], readable };
  const build = createBuilder({
    ...{ goroot, settings, modCache, goproxy, workDir, tmpDir },
    // What cannot be written to, cannot be removed by who is not root.
    flags: '-modcacherw',
    wrap: (command) => sandbox.wrap(command, places),
  });
  const ownWork = { ...work, plan: { ...plan, project: { ...plan.project, dir: sourceDir } } };
  const shown: typeof build = async (request, signal) => {
    const path = await build(request, signal);
    context.advance(1);
    return path;
  };
  return inOrder(facts.targets, BUILDS_AT_ONCE, async (target) => {
    const planned = plan.targets.find((one) => one.target === target.target);
    if (planned === undefined) throw new TypeError(`${target.target} was not planned`);
    const content = await buildTarget(ownWork, planned, shown).catch((error: unknown) => {
      if (!(error instanceof VoidferryError)) throw error;
      const output = String(error.data['output'] ?? error.message);
      throw new VoidferryError('kit/rehearsal-failed', { stage: 'rebuild', exitCode: '-', output }, { cause: error });
    });
    const list = formatReleaseList(await listOf(content));
    await requireShipped(kitDir, target, list);
    return { target: target.target, releaseDigest: target.releaseDigest };
  });
}

/** Names the files that came out otherwise than the kit has them. */
async function requireShipped(kitDir: string, { target, files }: KitTarget, list: string): Promise<void> {
  const shipped = await readText(join(kitDir, files));
  if (list === shipped) return;
  const lines = new Set(shipped.split('\n'));
  const different = list.split('\n').filter((line) => !lines.has(line));
  const output = different.map((line) => `${target} ${line.split(' ').slice(3).join(' ')}`).join('\n');
  throw new VoidferryError('kit/rehearsal-failed', { stage: 'compare', exitCode: '-', output });
}

async function sourceOf({ plan, kitDir, context }: PrepareWork, dir: string): Promise<string> {
  // A go.work names the directories that it uses: a copy elsewhere is none of them.
  if (!plan.project.file.include.source || plan.project.workspace !== null) return plan.project.dir;
  const source = join(dir, 'source');
  await mkdir(source);
  await unpackTar(join(kitDir, `source/${plan.name}-${plan.version}.tar.gz`), source, { signal: context.signal });
  return source;
}

/** C compilers that are not among the system's own programs. */
async function compilerDirs({ plan }: PrepareWork): Promise<string[]> {
  const commands = plan.targets.flatMap(({ cCompiler }) => cCompiler?.command.split(' ')[0] ?? []);
  const paths = await Promise.all(commands.map((command) => findProgram(command)));
  const real = await Promise.all(paths.flatMap((path) => (path === null ? [] : [realpath(path)])));
  return [...new Set(real.filter((path) => !path.startsWith('/usr/')).map(dirname))];
}

async function listOf({ release }: TargetContent): Promise<ReleaseFile[]> {
  return Promise.all(
    release.map(async ({ path, mode, from }) => ({ path, mode: `0${mode.toString(8)}`, ...(await sumOf(from)) })),
  );
}

async function sumOf(from: TarSource['from']): Promise<{ sha256: string; bytes: number }> {
  if (typeof from === 'string') return hashFile(from);
  return { sha256: createHash('sha256').update(from).digest('hex'), bytes: from.length };
}
