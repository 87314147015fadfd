import { fingerprintOf, publicKeyLine } from '../services/custody/public-key.ts';
import { readSshsig } from '../services/custody/sshsig.ts';
import { writeDurably } from '../services/durable-file.ts';
import { readKitSignatures } from '../services/kit/kit-signatures.ts';
import { makePrivateDirectory } from '../services/private-directory.ts';
import { readIfThere } from '../services/read-file.ts';
import type { TrustedSigners } from '../shared/contract/custody.ts';
import { VoidferryError } from '../shared/error.ts';
import type { ErrorCode } from '../shared/errors/codes.ts';
import { publicKeyIn } from './open-signer.ts';
import { stationSignersPath, trustOf } from './station-trust.ts';

/** What signatures of a trusted signer count for on this workstation. */
const NAMESPACES = 'kit@voidferry,attestation@voidferry';

const NO_KEY: readonly ErrorCode[] = ['custody/key-unreadable', 'kit/signature-bad'];

/**
 * Adds a signer to this workstation's trusted signers, after a person compared the fingerprint: the key must be exactly the one that has it.
 * @param from a kit, whose signatures carry their keys, or a public key file
 * @throws VoidferryError `kit/signature-bad` when no key there has that fingerprint; `kit/signer-revoked`; `job/not-permitted`
 */
export async function trustSigner(
  dataDir: string,
  { from, fingerprint, principal }: { readonly from: string; readonly fingerprint: string; readonly principal: string },
): Promise<TrustedSigners> {
  const before = await trustOf(dataDir, undefined);
  if (before.revoked.has(fingerprint)) throw new VoidferryError('kit/signer-revoked', { fingerprint });
  if (!before.signers.some((signer) => signer.fingerprint === fingerprint)) {
    const key = (await keysAt(from)).find((blob) => fingerprintOf(blob) === fingerprint);
    if (key === undefined)
      throw new VoidferryError('kit/signature-bad', { file: from, reason: `no key there is ${fingerprint}` });
    const path = stationSignersPath(dataDir);
    const text = (await readIfThere(path))?.toString('utf8') ?? '';
    const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`;
    await makePrivateDirectory(dataDir);
    await writeDurably(path, `${whole}${principal} namespaces="${NAMESPACES}" ${publicKeyLine(key, principal)}\n`);
  }
  return readTrustedSigners(dataDir);
}

/** Whom this workstation trusts. @throws VoidferryError `custody/trust-invalid` | `job/not-permitted` */
export async function readTrustedSigners(dataDir: string): Promise<TrustedSigners> {
  const { signers, revoked } = await trustOf(dataDir, undefined);
  return {
    path: stationSignersPath(dataDir),
    signers: signers.map(({ principals, fingerprint }) => ({ principal: principals[0] ?? '', fingerprint })),
    revoked: [...revoked],
  };
}

async function keysAt(from: string): Promise<Uint8Array[]> {
  if (from.endsWith('.pub')) return decoded(() => publicKeyIn(from));
  const signatures = await readKitSignatures(from);
  const keys = await Promise.all(
    signatures.map(({ file, text }) => decoded(async () => readSshsig(text, file).publicKey)),
  );
  return keys.flat();
}

/** Files that hold no key are passed over: the one with the right fingerprint counts. */
async function decoded(read: () => Promise<Uint8Array>): Promise<Uint8Array[]> {
  try {
    return [await read()];
  } catch (error) {
    if (error instanceof VoidferryError && NO_KEY.includes(error.code)) return [];
    throw error;
  }
}
