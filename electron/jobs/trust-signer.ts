import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { decodePublicKey, fingerprintOf, publicKeyLine } from '../services/custody/public-key.ts';
import { readSshsig } from '../services/custody/sshsig.ts';
import { writeDurably } from '../services/durable-file.ts';
import { fileError } from '../services/file-error.ts';
import { readKitSignatures } from '../services/kit/kit-signatures.ts';
import { readIfThere, readText } from '../services/read-file.ts';
import type { TrustedSigners } from '../shared/contract/custody.ts';
import { VoidferryError } from '../shared/error.ts';
import { trustOf } from './station-trust.ts';

/** What signatures of a trusted signer count for on this workstation. */
const NAMESPACES = 'kit@voidferry,attestation@voidferry';

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
    const path = signersPath(dataDir);
    const text = (await readIfThere(path))?.toString('utf8') ?? '';
    const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`;
    await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
      throw fileError(error, dataDir);
    });
    await writeDurably(path, `${whole}${principal} namespaces="${NAMESPACES}" ${publicKeyLine(key, principal)}\n`);
  }
  return readTrustedSigners(dataDir);
}

/** Whom this workstation trusts. @throws VoidferryError `custody/trust-invalid` | `job/not-permitted` */
export async function readTrustedSigners(dataDir: string): Promise<TrustedSigners> {
  const { signers, revoked } = await trustOf(dataDir, undefined);
  return {
    path: signersPath(dataDir),
    signers: signers.map(({ principals, fingerprint }) => ({ principal: principals[0] ?? '', fingerprint })),
    revoked: [...revoked],
  };
}

function signersPath(dataDir: string): string {
  return join(dataDir, 'allowed_signers');
}

async function keysAt(from: string): Promise<Uint8Array[]> {
  if (from.endsWith('.pub')) {
    const [type = '', base64 = ''] = (await readText(from)).trim().split(/\s+/);
    return decoded(() => decodePublicKey(type, base64));
  }
  return (await readKitSignatures(from)).flatMap(({ file, text }) => decoded(() => readSshsig(text, file).publicKey));
}

/** Files that hold no key are passed over: the one with the right fingerprint counts. */
function decoded(read: () => Uint8Array): Uint8Array[] {
  try {
    return [read()];
  } catch (error) {
    if (error instanceof VoidferryError || error instanceof RangeError) return [];
    throw error;
  }
}
