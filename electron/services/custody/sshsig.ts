import { createHash, verify } from 'node:crypto';
import { VoidferryError } from '../../shared/error.ts';
import { armor } from './armor.ts';
import { ED25519, ed25519KeyOf, fingerprintOf, keyTypeOf } from './public-key.ts';
import type { Signer } from './signer.ts';
import { WireReader, wireString, wireUint32 } from './wire.ts';

// The format: PROTOCOL.sshsig of OpenSSH.
const MAGIC = 'SSHSIG';
const VERSION = 1;
const LABEL = 'SSH SIGNATURE';
const HASHES = ['sha512', 'sha256'] as const;
type Hash = (typeof HASHES)[number];

/** A signature file, taken apart; nothing in it is proven yet. */
export interface Sshsig {
  /** SSH wire form. */
  readonly publicKey: Uint8Array;
  readonly keyType: string;
  readonly fingerprint: string;
  readonly namespace: string;
  readonly hash: Hash;
  readonly signatureType: string;
  readonly signature: Uint8Array;
}

/** Signs bytes the way `ssh-keygen -Y sign -n <namespace>` does; the result is the text of the `.sig` file. */
export async function makeSshsig(data: Uint8Array, namespace: string, signer: Signer): Promise<string> {
  const signature = await signer.sign(signedBytes(data, namespace, 'sha512'));
  const blob = Buffer.concat([
    Buffer.from(MAGIC),
    wireUint32(VERSION),
    wireString(signer.publicKey),
    wireString(namespace),
    wireString(''),
    wireString('sha512'),
    wireString(Buffer.concat([wireString(ED25519), wireString(signature)])),
  ]);
  return armor(LABEL, blob);
}

/**
 * Takes a signature file apart. `file` names it in the error.
 * @throws VoidferryError `kit/signature-bad` when it is not a whole SSHSIG.
 */
export function readSshsig(text: string, file = MAGIC): Sshsig {
  const body = new RegExp(`^-----BEGIN ${LABEL}-----\n([A-Za-z0-9+/=\n]+)\n-----END ${LABEL}-----\n?$`).exec(
    text.replaceAll('\r\n', '\n'),
  )?.[1];
  if (body === undefined) throw bad(file, 'it is not an SSH signature');
  try {
    return readBlob(Buffer.from(body, 'base64'));
  } catch (error) {
    if (error instanceof RangeError) throw bad(file, error.message);
    throw error;
  }
}

/**
 * Checks that a signature was made over these bytes, in this namespace, by the key that it names. Whether that key is trusted is not asked here.
 * @throws VoidferryError `kit/signature-bad`
 */
export function verifySshsig(
  text: string,
  data: Uint8Array,
  namespace: string,
  file = MAGIC,
): { publicKey: Uint8Array; fingerprint: string } {
  const parsed = readSshsig(text, file);
  const { publicKey, fingerprint, hash, signature } = parsed;
  if (parsed.namespace !== namespace) throw bad(file, `it is for ${parsed.namespace}, not for ${namespace}`);
  if (parsed.keyType !== ED25519 || parsed.signatureType !== ED25519)
    throw bad(file, `keys of the type ${parsed.keyType} are not supported`);
  if (!verify(null, signedBytes(data, namespace, hash), keyOf(publicKey, file), signature))
    throw bad(file, 'the data or the signature was changed');
  return { publicKey, fingerprint };
}

function signedBytes(data: Uint8Array, namespace: string, hash: Hash): Buffer {
  return Buffer.concat([
    Buffer.from(MAGIC),
    wireString(namespace),
    wireString(''),
    wireString(hash),
    wireString(createHash(hash).update(data).digest()),
  ]);
}

function readBlob(blob: Buffer): Sshsig {
  const reader = new WireReader(blob);
  if (reader.raw(MAGIC.length).toString('latin1') !== MAGIC) throw new RangeError('it is not an SSH signature');
  const version = reader.uint32();
  if (version !== VERSION) throw new RangeError(`its version ${version} is not known`);
  const publicKey = reader.string();
  const namespace = reader.string().toString('utf8');
  // Reserved: verifiers ignore it (PROTOCOL.sshsig), and the signed bytes hold an empty one.
  reader.string();
  const hashName = reader.string().toString('latin1');
  const hash = HASHES.find((known) => known === hashName);
  if (hash === undefined) throw new RangeError(`its hash ${hashName} is not allowed`);
  const inner = new WireReader(reader.string());
  reader.end();
  const signatureType = inner.string().toString('latin1');
  const signature = inner.string();
  inner.end();
  const keyType = keyTypeOf(publicKey);
  return { publicKey, keyType, fingerprint: fingerprintOf(publicKey), namespace, hash, signatureType, signature };
}

function keyOf(publicKey: Uint8Array, file: string) {
  try {
    return ed25519KeyOf(publicKey);
  } catch {
    throw bad(file, 'the key in it is malformed');
  }
}

function bad(file: string, reason: string): VoidferryError {
  return new VoidferryError('kit/signature-bad', { file, reason });
}
