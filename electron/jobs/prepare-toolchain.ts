import { join } from 'node:path';
import { toolchainRecheck } from '../core/go/build-recheck.ts';
import { checkToolchain, type RanOn } from '../services/go/check-toolchain.ts';
import { goEnv } from '../services/go/go-env.ts';
import { inOrder } from '../services/in-order.ts';
import type { PlannedTarget } from '../shared/build-plan.ts';
import type { PrepareWork } from './prepare-work.ts';

const TRIALS_AT_ONCE = 2;

/**
 * Builds a test program with the toolchain, and the C compiler where the target has one, and runs it where that is possible.
 * @throws VoidferryError `go/toolchain-broken`.
 */
export async function tryToolchain(work: PrepareWork): Promise<void> {
  const { plan, context, resourcesDir } = work;
  const [first] = plan.targets;
  if (first === undefined) throw new TypeError('a plan without targets');
  context.phase('prepare.toolchain', { mode: 'reversible', total: plan.targets.length });
  const ran = await inOrder(plan.targets, TRIALS_AT_ONCE, (target) => tryTarget(work, target));
  const targets = plan.targets.map(({ target }) => target);
  const { goroot, version } = plan.toolchain.chosen;
  context.prove({
    claim: 'go.toolchain-works',
    method: 'go build, go tool objdump',
    figures: {
      go: `go${version}`,
      targets,
      ran: targets.filter((_, index) => ran[index] !== null),
      notRun: targets.filter((_, index) => ran[index] === null),
    },
    recheck: toolchainRecheck(join(resourcesDir, 'toolcheck'), goroot, first.settings),
  });
}

async function tryTarget(work: PrepareWork, { target, settings, cCompiler }: PlannedTarget): Promise<RanOn> {
  const { plan, context, tmpDir } = work;
  const { goroot } = plan.toolchain.chosen;
  const env = goEnv({
    goroot,
    settings: work.settings,
    tmpDir,
    target: settings,
    goproxy: 'off',
    cgo: cCompiler !== null,
    ...(cCompiler !== null && { cc: cCompiler.command }),
  });
  const ranOn = await checkToolchain(
    {
      goroot,
      target,
      env,
      cgo: cCompiler !== null,
      sourceDir: join(work.resourcesDir, 'toolcheck'),
      workDir: join(work.dir, 'trial', target),
    },
    context.signal,
  );
  context.advance(1);
  return ranOn;
}
