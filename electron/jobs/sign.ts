import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { quoteWord } from '../core/host/quote.ts';
import { furtherSignatureName } from '../core/kit/names.ts';
import { recheckFiles } from '../core/media/recheck.ts';
import type { Signer } from '../services/custody/signer.ts';
import { makeSshsig, verifySshsig } from '../services/custody/sshsig.ts';
import { writeDurably } from '../services/durable-file.ts';
import { type FoundAttestation, fullestRehearsal, readAttestations } from '../services/kit/attestations.ts';
import { checkFiles } from '../services/kit/check-files.ts';
import { checkRelease } from '../services/kit/check-release.ts';
import { readKitSignatures } from '../services/kit/kit-signatures.ts';
import { type OpenKit, openKit } from '../services/kit/open-kit.ts';
import { readBytes, readIfThere } from '../services/read-file.ts';
import type { Rehearsal } from '../shared/attestation.ts';
import { checkCode } from '../shared/check-code.ts';
import { VoidferryError } from '../shared/error.ts';
import { isWhole } from '../shared/is-whole.ts';
import type { JobContext } from './run-job.ts';

export interface SignInput {
  readonly kitDir: string;
  readonly signer: Signer;
  /** `kit@voidferry` by default; the demo's keys sign as `demo@voidferry`. */
  readonly namespace?: string;
  /** Why a kit is signed that was not rehearsed as a whole; null: it is not. */
  readonly unrehearsed: string | null;
}

export type SignResult = {
  readonly digest: string;
  readonly fingerprint: string;
  /** The signature over SHA256SUMS, by its name in the kit. */
  readonly file: string;
  /** False when this key's valid signature was there before. */
  readonly added: boolean;
};

const ATTESTATION = 'attestation@voidferry';

/**
 * Hashes a whole kit again, compares its release archives with their FILES, and signs its SHA256SUMS: as SHA256SUMS.sig, or beside
 * another signer's under a name of its own.
 * Statements about it that lie beside it are signed with it.
 * A kit in which anything fails, a signature that is already there included, is not signed; nor one without a whole rehearsal, unless
 * somebody says why.
 * @throws VoidferryError `kit/not-a-kit` | `kit/malformed` | `kit/checksum-mismatch` | `kit/incomplete` | `kit/extra-files` |
 *   `kit/archive-unsafe` | `kit/not-rehearsed` | `kit/signature-bad` | `kit/source-changed` | `job/not-permitted`.
 */
export async function signKit(input: SignInput, context: JobContext): Promise<SignResult> {
  const { kitDir, signer, namespace = 'kit@voidferry' } = input;
  const open = await openKit(kitDir);
  context.about({
    kit: `${open.kit.name}-${open.kit.version}`,
    digest: open.digest,
    checkCode: checkCode(open.digest),
  });

  const { targets } = open.kit;
  const total = targets.reduce((sum, target) => sum + target.unpackedBytes, open.bytes);
  context.phase('sign.check', { mode: 'reversible', unit: 'bytes', total });
  const reading = { signal: context.signal, onBytes: context.advance };
  const { files } = await checkFiles(open, reading);
  for (const target of targets) await checkRelease(open, target, reading);
  const present = await checkPresent(open, namespace);
  const statements = await readAttestations(kitDir, open.digest);
  context.about(requireRehearsal(input, statements));

  context.phase('sign.sign', { mode: 'reversible' });
  const own = present.get(signer.fingerprint);
  const first = ![...present.values()].includes('SHA256SUMS.sig');
  const further = createHash('sha256').update(signer.publicKey).digest('hex');
  const file = own ?? (first ? 'SHA256SUMS.sig' : furtherSignatureName(further));
  if (own === undefined) {
    const signature = await makeSshsig(open.sumsBytes, namespace, signer);
    context.signal.throwIfAborted();
    await requireUnchanged(open);
    await writeDurably(join(kitDir, file), signature);
  }
  for (const path of ['attestations/sumdb.tar', ...statements.map((statement) => statement.path)]) {
    await signBeside(join(kitDir, path), signer);
  }
  context.prove({
    claim: 'kit.files-match',
    method: 'sha256',
    figures: { files, digest: open.digest },
    recheck: recheckFiles(resolve(kitDir)),
  });
  context.prove({
    claim: 'kit.signed',
    method: 'sshsig',
    figures: { fingerprint: signer.fingerprint, digest: open.digest, file, namespace },
    recheck: `cd ${quoteWord(resolve(kitDir))} && ssh-keygen -Y check-novalidate -n ${namespace} -s ${file} < SHA256SUMS`,
  });
  return { digest: open.digest, fingerprint: signer.fingerprint, file, added: own === undefined };
}

/** The names of the signatures that the kit carries, by fingerprint. Each must be valid; whose they are is not asked. */
async function checkPresent(open: OpenKit, namespace: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { file, text } of await readKitSignatures(open.dir)) {
    found.set(verifySshsig(text, open.sumsBytes, namespace, file).fingerprint, file);
  }
  return found;
}

/** The list on the disk must still be the one that was checked, else the signature would not fit it. */
async function requireUnchanged(open: OpenKit): Promise<void> {
  const now = await readBytes(join(open.dir, 'SHA256SUMS'));
  if (!now.equals(open.sumsBytes)) throw new VoidferryError('kit/source-changed', { file: 'SHA256SUMS' });
}

/** What the receipt says of the rehearsal. */
function requireRehearsal(
  { kitDir, unrehearsed }: SignInput,
  statements: readonly FoundAttestation[],
): { readonly rehearsed: string } | { readonly unrehearsed: string } {
  const rehearsal = fullestRehearsal(statements);
  if (rehearsal !== null && isWhole(rehearsal)) return { rehearsed: 'whole' };
  if (unrehearsed !== null) return { unrehearsed };
  throw new VoidferryError('kit/not-rehearsed', { path: kitDir, reason: whatIsMissing(rehearsal) });
}

function whatIsMissing(rehearsal: Rehearsal | null): string {
  if (rehearsal === null) return 'it was built without rehearsal';
  return rehearsal.install === null ? 'its installation was not rehearsed' : 'it was not built again without network';
}

/** Signs a file that stays out of the digest, unless it is not there or carries a signature that is valid for it. */
async function signBeside(path: string, signer: Signer): Promise<void> {
  const content = await readIfThere(path);
  if (content === null) return;
  const signature = await readIfThere(`${path}.sig`);
  if (signature !== null && isValid(signature.toString('utf8'), content)) return;
  await writeDurably(`${path}.sig`, await makeSshsig(content, ATTESTATION, signer));
}

function isValid(signature: string, content: Uint8Array): boolean {
  try {
    verifySshsig(signature, content, ATTESTATION);
    return true;
  } catch (error) {
    if (error instanceof VoidferryError) return false;
    throw error;
  }
}
