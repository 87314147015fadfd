import { verifyKit } from '../../electron/jobs/verify.ts';
import { loadTrust } from '../../electron/services/custody/trust.ts';
import { VoidferryError } from '../../electron/shared/error.ts';
import { jobContext } from '../kit/job-context.ts';

// Run as another user by the test: prints the error code, if any, and ends with its exit code.
const [path = '', signers = ''] = process.argv.slice(2);
try {
  const trust = await loadTrust({ allowedSigners: signers });
  await verifyKit({ path, trust, level: 'L2' }, jobContext());
} catch (error) {
  if (!(error instanceof VoidferryError)) throw error;
  process.stdout.write(error.message);
  process.exitCode = error.exitCode;
}
