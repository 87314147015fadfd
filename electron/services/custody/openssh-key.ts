import { type KeyObject, randomBytes } from 'node:crypto';
import { armor } from './armor.ts';
import { ED25519, publicKeyBlob } from './public-key.ts';
import { wireString, wireUint32 } from './wire.ts';

const BLOCK = 8;

/**
 * An Ed25519 private key as an OpenSSH key file without passphrase (PROTOCOL.key of OpenSSH).
 * Written here because ssh2's generator drops a leading zero byte of the public key, one key in 256.
 */
export function opensshPrivateKey(publicKey: KeyObject, privateKey: KeyObject, comment: string): string {
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const seed = privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-32);
  const check = randomBytes(4);
  const secret = Buffer.concat([
    check,
    check,
    wireString(ED25519),
    wireString(raw),
    wireString(Buffer.concat([seed, raw])),
    wireString(comment),
  ]);
  const padding = Uint8Array.from({ length: (BLOCK - (secret.length % BLOCK)) % BLOCK }, (_, index) => index + 1);
  const file = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    wireString('none'),
    wireString('none'),
    wireString(''),
    wireUint32(1),
    wireString(publicKeyBlob(publicKey)),
    wireString(Buffer.concat([secret, padding])),
  ]);
  return armor('OPENSSH PRIVATE KEY', file);
}
