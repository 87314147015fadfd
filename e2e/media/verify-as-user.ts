import { verifyKit } from '../../electron/jobs/verify.ts';
import { loadTrust } from '../../electron/services/custody/trust.ts';
import { VoidferryError } from '../../electron/shared/error.ts';
import { jobContext } from '../kit/job-context.ts';

// A process of its own that gives up root, all code being read already: the checkout may lie where only root can read.
// Prints the error code, if any, and ends with its exit code.
const NOBODY = 65534;
const [path = '', signers = ''] = process.argv.slice(2);
process.setgroups?.([]);
process.setgid?.(NOBODY);
process.setuid?.(NOBODY);
try {
  const trust = await loadTrust({ allowedSigners: signers });
  await verifyKit({ path, trust, level: 'L2' }, jobContext());
} catch (error) {
  if (!(error instanceof VoidferryError)) throw error;
  process.stdout.write(error.message);
  process.exitCode = error.exitCode;
}
