import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import ssh2, { type KnownPublicKeys, type OpenSSHAgent, type ParsedKey } from 'ssh2';
import { VoidferryError } from '../../shared/error.ts';
import { writeNewFile } from '../durable-file.ts';
import { readText } from '../read-file.ts';
import { opensshPrivateKey } from './openssh-key.ts';
import { ED25519, ed25519KeyOf, fingerprintOf, publicKeyBlob, publicKeyLine } from './public-key.ts';

/** Someone who signs with an Ed25519 key: a key file or an agent. */
export interface Signer {
  /** SSH wire form. */
  readonly publicKey: Uint8Array;
  /** `SHA256:…`, as `ssh-keygen -l` prints it. */
  readonly fingerprint: string;
  /** The raw 64 byte Ed25519 signature. */
  sign(data: Uint8Array): Promise<Uint8Array>;
}

/**
 * A signer from an OpenSSH private key file (Ed25519 only).
 * @throws VoidferryError `job/file-missing` | `job/not-permitted` | `custody/key-unreadable` |
 *   `custody/key-locked` when the passphrase is missing or wrong
 */
export async function loadSigner(path: string, passphrase?: string): Promise<Signer> {
  const text = await readText(path);
  const parsed = ssh2.utils.parseKey(text, passphrase);
  if (parsed instanceof Error) {
    if (/passphrase|bad decrypt|authenticate data/i.test(parsed.message))
      throw new VoidferryError('custody/key-locked', { path }, { cause: parsed });
    throw new VoidferryError('custody/key-unreadable', { path, reason: parsed.message }, { cause: parsed });
  }
  if (parsed.type !== ED25519) throw new VoidferryError('custody/key-unreadable', { path, reason: parsed.type });
  if (!parsed.isPrivateKey())
    throw new VoidferryError('custody/key-unreadable', { path, reason: 'it is a public key' });
  return signerOf(createPrivateKey(parsed.getPrivatePEM()));
}

/**
 * Makes an Ed25519 key without passphrase: `path` (0600) and `path.pub`.
 * @throws VoidferryError `custody/key-exists`: a key is never overwritten
 */
export async function createKeyPair(path: string, comment: string): Promise<Signer> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const signer = signerOf(privateKey);
  try {
    await writeNewFile(path, opensshPrivateKey(publicKey, privateKey, comment), 0o600);
    await writeNewFile(`${path}.pub`, `${publicKeyLine(signer.publicKey, comment)}\n`, 0o644);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new VoidferryError('custody/key-exists', { path }, { cause: error });
    throw error;
  }
  return signer;
}

/** A signer whose key was never on a disk, and is gone with the process: for a copy that nobody keeps. */
export function throwawaySigner(): Signer {
  return signerOf(generateKeyPairSync('ed25519').privateKey);
}

/**
 * A signer whose key stays in an ssh-agent.
 * @param fingerprint which key; without it, the agent must hold exactly one Ed25519 key
 * @throws VoidferryError `custody/agent-unusable`
 */
export async function agentSigner(socketPath: string, fingerprint?: string): Promise<Signer> {
  const agent = new ssh2.OpenSSHAgent(socketPath);
  const unusable = (reason: string, cause?: unknown) => agentUnusable(socketPath, reason, cause);
  const keys = await identitiesOf(agent, socketPath);
  const usable = keys.filter((key) => fingerprint === undefined || fingerprintOf(key.getPublicSSH()) === fingerprint);
  const [key] = usable;
  if (key === undefined) throw unusable(`it holds no Ed25519 key ${fingerprint ?? ''}`.trimEnd());
  if (usable.length > 1) throw unusable('it holds several Ed25519 keys: say which by its fingerprint');
  const publicKey = key.getPublicSSH();
  return {
    publicKey,
    fingerprint: fingerprintOf(publicKey),
    sign: (data) =>
      new Promise((resolve, reject) => {
        agent.sign(key, Buffer.from(data), {}, (error, signature) => {
          if (error) reject(unusable(error.message, error));
          else if (signature === undefined || !verify(null, data, ed25519KeyOf(publicKey), signature))
            reject(unusable('its signature does not fit the key'));
          else resolve(signature);
        });
      }),
  };
}

/**
 * The fingerprints of the Ed25519 keys that an ssh-agent holds.
 * @throws VoidferryError `custody/agent-unusable`
 */
export async function agentKeys(socketPath: string): Promise<string[]> {
  const keys = await identitiesOf(new ssh2.OpenSSHAgent(socketPath), socketPath);
  return keys.map((key) => fingerprintOf(key.getPublicSSH()));
}

async function identitiesOf(agent: OpenSSHAgent, socketPath: string): Promise<ParsedKey[]> {
  const keys = await new Promise<KnownPublicKeys<ParsedKey>>((resolve, reject) => {
    agent.getIdentities((error, found) =>
      error ? reject(agentUnusable(socketPath, error.message, error)) : resolve(found ?? []),
    );
  });
  return keys.filter((key) => 'type' in key).filter((key) => key.type === ED25519);
}

function agentUnusable(path: string, reason: string, cause?: unknown): VoidferryError {
  return new VoidferryError('custody/agent-unusable', { path, reason }, { cause });
}

function signerOf(privateKey: KeyObject): Signer {
  const publicKey = publicKeyBlob(createPublicKey(privateKey));
  return {
    publicKey,
    fingerprint: fingerprintOf(publicKey),
    sign: async (data) => sign(null, data, privateKey),
  };
}
