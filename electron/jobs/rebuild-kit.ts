import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { rebuildKitRecheck } from '../core/kit/rehearsal-recheck.ts';
import { exists } from '../services/exists.ts';
import { acquiredDir } from '../services/go/acquired.ts';
import { detectToolchains, toolchainPlaces } from '../services/go/detect-toolchains.ts';
import { unpackModules } from '../services/go/unpack-modules.ts';
import { writeAttestation } from '../services/kit/attestations.ts';
import { type OpenKit, openKit } from '../services/kit/open-kit.ts';
import { VoidferryError } from '../shared/error.ts';
import { VERSION } from '../shared/version.ts';
import { prepareKit } from './prepare.ts';
import type { JobContext } from './run-job.ts';

export interface KitRebuild {
  readonly kitDir: string;
  /** The project's source: a checkout of the revision that the kit names. */
  readonly projectDir: string;
  readonly resourcesDir: string;
  /** Holds the toolchains that were fetched. */
  readonly dataDir: string;
}

/**
 * Builds a kit again from source and from the modules that it holds, with everything else taken from the kit, and states beside it that its
 * digest came out equal. Nothing is fetched.
 * @throws VoidferryError `kit/rebuild-differs` | `kit/rebuild-impossible` | those of `openKit` and `prepareKit`.
 */
export async function rebuildKit(
  { kitDir, projectDir, resourcesDir, dataDir }: KitRebuild,
  context: JobContext,
): Promise<void> {
  const open = await openKit(kitDir);
  const { kit, digest } = open;
  const impossible = (reason: string) => new VoidferryError('kit/rebuild-impossible', { path: kitDir, reason });
  if (kit.modules === null) throw impossible('it holds no modules');
  const { found } = await detectToolchains(toolchainPlaces(), context.signal);
  const toolchain = found.find(({ version }) => version === kit.go.version);
  if (toolchain === undefined) throw impossible(`Go ${kit.go.version} is not on this machine`);
  for (const { path } of kit.files.filter(({ role }) => role === 'toolchain')) {
    const name = basename(path, '.tar.gz');
    if (!(await exists(join(acquiredDir(dataDir), name)))) throw impossible(`${name} was not fetched here`);
  }

  const dir = await mkdtemp(join(tmpdir(), 'voidferry-rebuild-'));
  try {
    const GOPROXY = await unpackModules(kitDir, join(dir, 'proxy'), context.signal);
    // What the build proves is about a copy that is thrown away: only that it is equal, is about the kit.
    const quiet: JobContext = { ...context, prove: () => {}, about: () => {} };
    const built = await prepareKit(
      {
        projectDir,
        output: join(dir, 'kit'),
        targets: kit.targets.map(({ target }) => target),
        version: kit.version,
        serial: kit.serial,
        audience: kit.audience,
        goroot: toolchain.goroot,
        carry: kit.carried.map(({ platform }) => platform),
        rehearse: false,
        modulesFrom: { GOPROXY, GONOSUMDB: kit.modules.private.join(',') },
        vulnerabilities: null,
        resourcesDir,
        dataDir,
      },
      quiet,
    );
    if (built.digest !== digest) throw await differs(open, built.kitDir, built.digest);
    await writeAttestation(kitDir, {
      schema: 'voidferry.attestation/1',
      kind: 'rebuild',
      kit: digest,
      at: new Date().toISOString(),
      tool: `voidferry ${VERSION}`,
      go: kit.go.version,
      revision: kit.project.revision,
    });
    context.prove({
      claim: 'kit.rebuilt-equal',
      method: 'kit build, GOPROXY=file://',
      figures: { digest, go: `go${kit.go.version}`, revision: kit.project.revision, files: open.sums.length },
      recheck: rebuildKitRecheck(kit, projectDir),
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Names the files that came out otherwise, or on one side only. */
async function differs(open: OpenKit, builtDir: string, actual: string): Promise<VoidferryError> {
  const built = new Map((await openKit(builtDir)).sums.map(({ path, sha256 }) => [path, sha256]));
  const files = open.sums.flatMap(({ path, sha256 }) => {
    const isEqual = built.get(path) === sha256;
    built.delete(path);
    return isEqual ? [] : [path];
  });
  return new VoidferryError('kit/rebuild-differs', {
    expected: open.digest,
    actual,
    files: [...files, ...built.keys()],
  });
}
