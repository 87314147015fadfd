import { vendorRecheck } from '../core/go/build-recheck.ts';
import { goEnv } from '../services/go/go-env.ts';
import { compareVendor } from '../services/go/vendor.ts';
import { VoidferryError } from '../shared/error.ts';
import type { PrepareWork } from './prepare-work.ts';

const SHOWN = 20;

/**
 * Compares a project's vendor directory, if it has one, with the modules that are built from: who builds from it every day gets the same.
 * @param modCache where the modules lie; null: the user's own cache
 * @throws VoidferryError `go/vendor-differs`.
 */
export async function checkVendor(work: PrepareWork, modCache: string | null): Promise<void> {
  const { plan, context, settings, tmpDir } = work;
  const { dir, workspace, file } = plan.project;
  if (workspace !== null || file.build?.vendor === 'ignore') return;
  const { goroot } = plan.toolchain.chosen;
  const own = modCache === null ? {} : { modCache, goproxy: 'off' };
  const env = goEnv({ goroot, settings, tmpDir, ...own, flags: '-mod=mod -modcacherw' });
  const compared = await compareVendor({ dir, goroot, env, tmpDir }, context.signal);
  if (compared === null) return;
  const { files, differing } = compared;
  if (differing.length > 0) {
    throw new VoidferryError('go/vendor-differs', { files: differing.slice(0, SHOWN), n: differing.length });
  }
  context.prove({
    claim: 'go.vendor-equal',
    method: 'go mod vendor',
    figures: { files },
    recheck: vendorRecheck(dir, goroot),
  });
}
