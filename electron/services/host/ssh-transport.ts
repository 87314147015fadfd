import { connect as openSocket, type Socket } from 'node:net';
import ssh2, { type Client, type ServerHostKeyAlgorithm } from 'ssh2';
import { type HostAddress, hostLabel } from '../../core/host/address.ts';
import { knownHostsLine } from '../../core/host/known-hosts.ts';
import { quoteCommand } from '../../core/host/quote.ts';
import { VoidferryError } from '../../shared/error.ts';
import { fingerprintOf, keyTypeOf } from '../custody/public-key.ts';
import { type Identity, loginMethod } from './identity.ts';
import { type KnownHost, lookUpKnownHost } from './known-hosts-file.ts';
import { type Feed, runOnChannel } from './ssh-channel.ts';

export interface ConnectOptions {
  readonly address: HostAddress;
  readonly identity: Identity;
  /** Files in the format of OpenSSH; the host's key must be in one of them. */
  readonly knownHostsPaths: readonly string[];
  readonly signal: AbortSignal;
}

export interface ExecResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ExecOptions {
  readonly signal: AbortSignal;
  /** Writes the standard input of the command; not together with a script. */
  readonly feed?: Feed;
}

/** One connection to a host whose key was known. */
export interface Transport {
  /** The host as known_hosts writes it. */
  readonly host: string;
  /** `SHA256:…` of the host key that was shown. */
  readonly fingerprint: string;
  /** Other hosts that known_hosts lists with this same key. */
  readonly keyAlsoOf: readonly string[];
  /**
   * Runs a command to its end. With a script, `args` are its arguments and it goes to `sh` on standard input; without, `args` are the command.
   * Any exit code is an answer; a command that ended without one (a signal, a lost link) is an error.
   * @throws VoidferryError `host/link-lost`; the signal's reason when aborted, and what `feed` throws.
   */
  exec(args: readonly string[], script: string | null, options: ExecOptions): Promise<ExecResult>;
  close(): void;
}

const CONNECT_TIMEOUT_MS = 20_000;
const KEEPALIVE_MS = 15_000;
/** AES-GCM is the fastest that both OpenSSH and Electron's crypto have; chacha20 is missing there. */
const CIPHERS = ['aes128-gcm@openssh.com', 'aes256-gcm@openssh.com', 'aes256-ctr'] as const;
const KEY_ALGORITHMS: readonly ServerHostKeyAlgorithm[] = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
];

/**
 * Logs in over SSH. Nothing is sent to a host whose key the known_hosts files do not hold.
 * @throws VoidferryError `host/unreachable` | `host/key-unknown` | `host/key-changed` | `host/key-revoked` | `host/authority-unsupported` |
 *   `host/login-refused`, those of the identity and of reading known_hosts; the signal's reason when aborted.
 */
export async function connect(options: ConnectOptions): Promise<Transport> {
  const { address, signal } = options;
  signal.throwIfAborted();
  const known = await lookUpKnownHost(options.knownHostsPaths, address);
  const login = await loginMethod(options.identity, address.user);
  const keyCheck = createKeyCheck(known, address);
  const client = new ssh2.Client();
  const socket = openSocket({ host: address.host, port: address.port, noDelay: true });
  await new Promise<void>((resolve, reject) => {
    const abort = () => {
      socket.destroy();
      reject(signal.reason);
    };
    const fail = (error: Error & { level?: string }) => {
      socket.destroy();
      reject(keyCheck.refusal() ?? connectError(error, address));
    };
    signal.addEventListener('abort', abort, { once: true });
    client.once('close', () => fail(new Error('the connection was closed')));
    client.on('error', fail);
    client.once('ready', () => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
    client.connect({
      sock: socket,
      username: address.user,
      authHandler: [login],
      hostVerifier: keyCheck.verify,
      readyTimeout: CONNECT_TIMEOUT_MS,
      keepaliveInterval: KEEPALIVE_MS,
      keepaliveCountMax: 3,
      algorithms: { cipher: [...CIPHERS], serverHostKey: keyAlgorithms(known.keyTypes) },
    });
  });
  return openTransport(client, socket, { host: hostLabel(address), ...keyCheck.accepted() });
}

function openTransport(
  client: Client,
  socket: Socket,
  facts: Pick<Transport, 'host' | 'fingerprint' | 'keyAlsoOf'>,
): Transport {
  let reason = 'the connection was closed';
  client.on('error', (error) => {
    reason = error.message;
  });
  const lost = (cause?: unknown) => new VoidferryError('host/link-lost', { host: facts.host, reason }, { cause });
  return {
    ...facts,
    async exec(args, script, { signal, feed }) {
      signal.throwIfAborted();
      if (!socket.writable) throw lost();
      const words = script === null ? args : ['/bin/sh', '-s', '--', ...args];
      const input: Feed | null = script === null ? (feed ?? null) : (write) => write(Buffer.from(script));
      const result = await runOnChannel(client, socket, quoteCommand(words), input, signal).catch((error: unknown) => {
        throw !socket.writable && !signal.aborted && !(error instanceof VoidferryError) ? lost(error) : error;
      });
      if (result.code !== null) return { ...result, code: result.code };
      if (socket.writable) reason = 'the command ended without an exit code';
      throw lost();
    },
    close() {
      client.end();
      socket.destroySoon();
    },
  };
}

/** ssh2 asks about the key again at each rekey: only the key that was judged at first is good then. */
function createKeyCheck(known: KnownHost, address: HostAddress) {
  let accepted: { key: Buffer; fingerprint: string; keyAlsoOf: readonly string[] } | null = null;
  let refusal: VoidferryError | null = null;
  return {
    verify(key: Buffer): boolean {
      if (accepted !== null) return accepted.key.equals(key);
      const fingerprint = fingerprintOf(key);
      const verdict = known.judge(key);
      if (verdict.state === 'known') {
        accepted = { key: Buffer.from(key), fingerprint, keyAlsoOf: verdict.alsoOf };
        return true;
      }
      const code =
        verdict.state === 'unknown' && verdict.authority ? 'authority-unsupported' : (`key-${verdict.state}` as const);
      const line = knownHostsLine(address, { keyType: keyTypeOf(key), key: key.toString('base64') });
      refusal = new VoidferryError(`host/${code}`, { host: hostLabel(address), fingerprint, line });
      return false;
    },
    refusal: () => refusal,
    accepted: () => ({ fingerprint: accepted?.fingerprint ?? '', keyAlsoOf: accepted?.keyAlsoOf ?? [] }),
  };
}

function connectError(error: Error & { level?: string }, address: HostAddress): VoidferryError {
  const host = hostLabel(address);
  if (error.level === 'client-authentication' || error.level === 'agent')
    return new VoidferryError('host/login-refused', { host, user: address.user }, { cause: error });
  return new VoidferryError('host/unreachable', { host, reason: error.message }, { cause: error });
}

function keyAlgorithms(known: readonly string[]): ServerHostKeyAlgorithm[] {
  const first = KEY_ALGORITHMS.filter((name) => known.includes(name.startsWith('rsa-') ? 'ssh-rsa' : name));
  return [...first, ...KEY_ALGORITHMS.filter((name) => !first.includes(name))];
}
