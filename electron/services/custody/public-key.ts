import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { WireReader, wireString } from './wire.ts';

export const ED25519 = 'ssh-ed25519';
const RAW_KEY_BYTES = 32;

/** The SSH wire form of an Ed25519 key: string "ssh-ed25519", string of the 32 raw bytes (RFC 8709 §4). */
export function publicKeyBlob(key: KeyObject): Uint8Array {
  const spki = key.export({ type: 'spki', format: 'der' });
  return Buffer.concat([wireString(ED25519), wireString(spki.subarray(-RAW_KEY_BYTES))]);
}

/**
 * The algorithm that a public key in wire form names.
 * @throws RangeError when the bytes are not in wire form.
 */
export function keyTypeOf(blob: Uint8Array): string {
  return new WireReader(blob).string().toString('latin1');
}

/**
 * An Ed25519 public key in wire form, ready to verify with.
 * @throws RangeError when it is not exactly one Ed25519 key.
 */
export function ed25519KeyOf(blob: Uint8Array): KeyObject {
  const reader = new WireReader(blob);
  if (reader.string().toString('latin1') !== ED25519) throw new RangeError('not an Ed25519 key');
  const raw = reader.string();
  reader.end();
  return ed25519KeyOfRaw(raw);
}

/** The key object of the 32 bytes of an Ed25519 public key (RFC 8032). @throws RangeError for any other length */
export function ed25519KeyOfRaw(raw: Uint8Array): KeyObject {
  if (raw.length !== RAW_KEY_BYTES) throw new RangeError('not an Ed25519 key');
  const x = Buffer.from(raw).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

/** `SHA256:` and unpadded base64, as `ssh-keygen -l` prints it. */
export function fingerprintOf(blob: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

/** One line of a public key file, without its line end. */
export function publicKeyLine(blob: Uint8Array, comment: string): string {
  return `${keyTypeOf(blob)} ${Buffer.from(blob).toString('base64')} ${comment}`.trimEnd();
}

/**
 * The wire form of a key written as `<type> <base64>`.
 * @throws RangeError when the base64 is not exact or the key inside is of another type.
 */
export function decodePublicKey(type: string, base64: string): Uint8Array {
  const blob = Buffer.from(base64, 'base64');
  if (blob.toString('base64') !== base64) throw new RangeError('the key is not base64');
  if (keyTypeOf(blob) !== type) throw new RangeError(`the key is not of the type ${type}`);
  return blob;
}
