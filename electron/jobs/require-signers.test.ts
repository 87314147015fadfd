import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type TestContext, test } from 'vitest';
import { jobContext } from '../../e2e/kit/job-context.ts';
import { signKitWith } from '../../e2e/kit/make-kit.ts';
import { signedKit, workDir } from '../../e2e/media/bench.ts';
import { checkSignatures } from '../services/custody/check-signatures.ts';
import { createKeyPair } from '../services/custody/signer.ts';
import { loadTrust } from '../services/custody/trust.ts';
import { openKit } from '../services/kit/open-kit.ts';
import { requireSigners } from './require-signers.ts';

const NAMESPACE = 'kit@voidferry';

/** A kit signed by the operator, whom `signers` trusts, and by a guest, whom nobody knows. */
async function twiceSigned(context: TestContext) {
  const dir = await workDir(context);
  const kit = await signedKit(dir, 1000);
  await createKeyPair(join(dir, 'guest'), 'guest');
  const guest = await signKitWith(kit.dir, join(dir, 'guest'));
  const open = await openKit(kit.dir);
  const ask = async (paths: { allowedSigners: string | null; revoked?: string }) => {
    const job = jobContext();
    const checks = await checkSignatures(open, await loadTrust(paths), NAMESPACE);
    return { signers: requireSigners(open, checks, NAMESPACE, job), evidence: job.evidence };
  };
  return { dir, kit, guest, open, ask };
}

test('who is trusted is proven, a guest beside them is not', async (context) => {
  const { kit, ask } = await twiceSigned(context);
  const { signers, evidence } = await ask({ allowedSigners: kit.signers });
  expect(signers).toMatchObject([{ principal: 'operator@example.org' }]);
  expect(evidence).toMatchObject([
    { claim: 'kit.signature-valid', figures: { signer: 'operator@example.org', digest: kit.digest } },
  ]);
});

test('a revoked or a wrong signature refuses the kit, whoever signed beside', async (context) => {
  const { dir, kit, guest, ask } = await twiceSigned(context);
  await writeFile(join(dir, 'revoked'), await readFile(join(dir, 'guest.pub')));
  await expect(ask({ allowedSigners: kit.signers, revoked: join(dir, 'revoked') })).rejects.toMatchObject({
    code: 'kit/signer-revoked',
    exitCode: 65,
    data: { fingerprint: guest.fingerprint },
  });
  await writeFile(join(kit.dir, guest.file), 'x');
  await expect(ask({ allowedSigners: kit.signers })).rejects.toMatchObject({
    code: 'kit/signature-bad',
    exitCode: 65,
    data: { file: guest.file },
  });
});

test('nobody known and nobody at all are not proven', async (context) => {
  const { open, ask } = await twiceSigned(context);
  await expect(ask({ allowedSigners: null })).rejects.toMatchObject({ code: 'kit/signer-unknown', exitCode: 76 });
  expect(() => requireSigners(open, [], NAMESPACE, jobContext())).toThrow('kit/unsigned');
});
