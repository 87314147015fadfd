import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { arch } from 'node:process';
import { linkerFlags } from '../core/go/build-flags.ts';
import { rebuildRecheck } from '../core/go/build-recheck.ts';
import { goTargets, targetOfMachine, targetSettings } from '../core/go/targets.ts';
import { rehearsalRecheck } from '../core/kit/rehearsal-recheck.ts';
import { createBuilder } from '../services/go/builder.ts';
import { ownLibc } from '../services/go/find-c-compiler.ts';
import { writeAttestation } from '../services/kit/attestations.ts';
import { rehearseInstall } from '../services/kit/rehearse-install.ts';
import type { Sandbox } from '../services/sandbox/sandbox.ts';
import type { Rehearsal } from '../shared/attestation.ts';
import { ANY_HOST } from '../shared/audience.ts';
import { isWhole } from '../shared/is-whole.ts';
import type { Kit } from '../shared/kit.ts';
import { type TargetName, targetNames } from '../shared/target.ts';
import { VERSION } from '../shared/version.ts';
import { rebuildTargets } from './prepare-rebuild.ts';
import type { TriedPlugin } from './prepare-smoke.ts';
import type { PrepareWork } from './prepare-work.ts';

/** For copying and verifying, besides the time that the service itself is allowed. */
const OVERHEAD_MS = 5 * 60_000;
/** Where the program that watches for connections can be built for. */
const WATCHED = ['amd64', 'arm64'];

/**
 * Rehearses a sealed kit: its installation, and its build from what it holds, both without network; and leaves what was seen beside the kit.
 * @throws VoidferryError `kit/rehearsal-failed`.
 */
export async function rehearseKit(
  work: PrepareWork,
  facts: Omit<Kit, 'files'>,
  digest: string,
  sandbox: Sandbox,
  tried: readonly TriedPlugin[],
): Promise<Rehearsal> {
  const installed = await rehearseOwnTarget(work, facts, sandbox);
  const rebuildDir = join(work.dir, 'rebuild');
  const rebuilt = await rebuildTargets(work, facts, sandbox, rebuildDir);
  const rehearsal: Rehearsal = {
    cut: sandbox.cut,
    install: installed?.install ?? null,
    rebuilt,
    plugins: tried.flatMap(({ target, path, life }) =>
      life === null ? [] : [{ target, path, reached: life.reached }],
    ),
    dialled: installed?.dialled ?? null,
  };
  await writeAttestation(work.kitDir, {
    schema: 'voidferry.attestation/1',
    kind: 'rehearsal',
    kit: digest,
    at: new Date().toISOString(),
    tool: `voidferry ${VERSION}`,
    rehearsal,
  });
  tell(work, rehearsal);
  return rehearsal;
}

type Installed = Pick<Rehearsal, 'install' | 'dialled'>;

/** Null where no target of the kit is of this machine's kind. */
async function rehearseOwnTarget(
  work: PrepareWork,
  facts: Omit<Kit, 'files'>,
  sandbox: Sandbox,
): Promise<Installed | null> {
  const { plan, context, kitDir, resourcesDir } = work;
  const own = await ownTarget();
  if (own === null || !facts.targets.some(({ target }) => target === own)) return null;
  context.phase('prepare.rehearse', { mode: 'reversible' });
  const workDir = join(work.dir, 'rehearsal');
  await mkdir(workDir);
  const [firstHost] = plan.audience.split(' ');
  const { loaded, dialled } = await rehearseInstall(
    {
      kitDir,
      name: plan.name,
      hostName: plan.audience === ANY_HOST ? null : (firstHost ?? null),
      sandbox,
      workDir,
      resourcesDir,
      dialwatch: await buildDialwatch(work, own),
      timeoutMs: OVERHEAD_MS + plan.service.health.timeoutSeconds * 1000,
    },
    context.signal,
  );
  const paths = facts.plugins.filter(({ targets }) => targets.includes(own)).map(({ path }) => path);
  const install = {
    target: own,
    loaded: paths.filter((path) => loaded.includes(path)),
    notSeen: paths.filter((path) => !loaded.includes(path)),
  };
  return { install, dialled: dialled === null ? null : [...dialled] };
}

/** What a host script would take this machine for. */
async function ownTarget(): Promise<TargetName | null> {
  const glibc = targetOfMachine(arch);
  if (glibc === null || (await ownLibc()) === 'glibc') return glibc;
  return targetNames.find((name) => name === `${glibc}-musl`) ?? null;
}

async function buildDialwatch(work: PrepareWork, target: TargetName): Promise<string | null> {
  if (!WATCHED.includes(goTargets[target].goarch)) return null;
  const { plan, settings, context, resourcesDir } = work;
  const builder = createBuilder({
    goroot: plan.toolchain.chosen.goroot,
    settings,
    modCache: settings.GOMODCACHE,
    goproxy: 'off',
    workDir: join(work.dir, 'dialwatch'),
    tmpDir: work.tmpDir,
  });
  const request = {
    dir: join(resourcesDir, 'dialwatch'),
    package: '.',
    label: 'dialwatch',
    target,
    settings: targetSettings(target),
    cc: null,
    mode: 'exe',
    ldflags: linkerFlags([], ''),
  } as const;
  return builder(request, context.signal);
}

/** Only what was seen is claimed; what was not done, and what was seen besides, is said. */
function tell({ plan, context }: PrepareWork, rehearsal: Rehearsal): void {
  const { cut, install, rebuilt, dialled } = rehearsal;
  const { name, service, targets, output, project, toolchain, ldflags } = plan;
  context.about({ rehearsed: isWhole(rehearsal) ? 'whole' : 'partly' });
  if (cut !== 'bwrap') context.note(cut === 'unshare' ? 'prepare.weak-cut' : 'prepare.no-cut');
  if (install === null) context.note('prepare.install-not-rehearsed', { machine: arch });
  else {
    if (install.notSeen.length > 0) context.note('prepare.plugins-not-seen', { files: install.notSeen });
    context.prove({
      claim: 'kit.rehearsed',
      method: `install.sh --prefix, ${cut}`,
      figures: {
        name,
        target: install.target,
        plugins: install.loaded,
        settleSeconds: service.health.settleSeconds,
        cut,
      },
      recheck: rehearsalRecheck(output),
    });
    if (dialled === null) context.note('prepare.not-watched');
    else if (dialled.length > 0) {
      context.note('prepare.dialled', { programs: dialled.map(({ program, address }) => `${program} → ${address}`) });
    }
  }
  const [first] = targets;
  if (rebuilt === null) context.note('prepare.not-rebuilt');
  else if (first !== undefined) {
    context.prove({
      claim: 'kit.rebuilt',
      method: `go build, GOPROXY=file://, ${cut}`,
      figures: { targets: rebuilt.map(({ target }) => target), go: `go${toolchain.chosen.version}`, cut },
      recheck: rebuildRecheck(output, project, toolchain.chosen.goroot, first, ldflags),
    });
  }
}
