import { parseAllowedSigners, parseKeyList } from '../../core/custody/allowed-signers.ts';
import { VoidferryError } from '../../shared/error.ts';
import { readText } from '../read-file.ts';
import { decodePublicKey, ed25519KeyOf, fingerprintOf } from './public-key.ts';

export interface TrustedSigner {
  readonly principals: readonly string[];
  /** The namespaces the key may sign in; null: any. */
  readonly namespaces: readonly string[] | null;
  readonly fingerprint: string;
}

/** Whose signatures count. Never read from a medium. */
export interface Trust {
  readonly signers: readonly TrustedSigner[];
  /** Fingerprints. */
  readonly revoked: ReadonlySet<string>;
}

/**
 * Reads whom to trust: an allowed_signers file and a plain list of revoked public keys. Null stands for none.
 * @throws VoidferryError `job/file-missing` | `job/not-permitted` | `custody/trust-invalid`
 */
export async function loadTrust(paths: {
  readonly allowedSigners: string | null;
  readonly revoked?: string | null;
}): Promise<Trust> {
  const { allowedSigners, revoked = null } = paths;
  return {
    signers: allowedSigners === null ? [] : await readSigners(allowedSigners),
    revoked: new Set(revoked === null ? [] : await readRevoked(revoked)),
  };
}

async function readSigners(file: string): Promise<TrustedSigner[]> {
  return parseAllowedSigners(await readText(file), file).map(({ line, principals, namespaces, ...key }) => {
    const blob = decodeAt(file, line, key);
    return { principals, namespaces, fingerprint: fingerprintOf(blob) };
  });
}

async function readRevoked(file: string): Promise<string[]> {
  return parseKeyList(await readText(file), file).map(({ line, ...key }) => fingerprintOf(decodeAt(file, line, key)));
}

function decodeAt(file: string, line: number, key: { keyType: string; base64: string }): Uint8Array {
  try {
    const blob = decodePublicKey(key.keyType, key.base64);
    if (key.keyType === 'ssh-ed25519') ed25519KeyOf(blob);
    return blob;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new VoidferryError('custody/trust-invalid', { file, line, problem: error.message }, { cause: error });
  }
}
