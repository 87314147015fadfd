import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import ssh2, { type AuthContext, type Connection, type ServerChannel } from 'ssh2';
import { hostLabel } from '../../core/host/address.ts';
import { opensshPrivateKey } from '../custody/openssh-key.ts';
import { fingerprintOf, publicKeyBlob, publicKeyLine } from '../custody/public-key.ts';
import { type RunningProcess, start } from '../process.ts';

/** A host inside this process, for the demo and for tests: an SSH server on 127.0.0.1 whose commands run as this user. */
export interface LoopbackHost {
  readonly port: number;
  /** Its line for a known_hosts file. */
  readonly hostKeyLine: string;
  readonly fingerprint: string;
  /** Ends every connection and every command; resolves when they are gone. */
  stop(): Promise<void>;
}

/**
 * Starts one with a host key that lives as long as it does.
 * @param options.dir where commands run, and their HOME
 * @param options.authorizedKey the one key that may log in, in SSH wire form, under any user name
 */
export async function startLoopbackHost(options: {
  readonly dir: string;
  readonly authorizedKey: Uint8Array;
}): Promise<LoopbackHost> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const hostKey = publicKeyBlob(publicKey);
  const connections = new Set<Connection>();
  const commands = new Set<RunningProcess>();
  const server = new ssh2.Server({ hostKeys: [opensshPrivateKey(publicKey, privateKey, '')] }, (connection) => {
    connections.add(connection);
    connection.on('error', () => {});
    connection.on('close', () => connections.delete(connection));
    connection.on('authentication', (login) => {
      if (mayLogIn(login, options.authorizedKey)) login.accept();
      else login.reject(['publickey']);
    });
    connection.on('session', (acceptSession) => {
      acceptSession().on('exec', (acceptExec, _reject, { command }) => {
        const env = { HOME: options.dir, PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' };
        const child = start('/bin/sh', ['-c', command], { cwd: options.dir, env });
        commands.add(child);
        child.exited.finally(() => commands.delete(child)).catch(() => {});
        join(acceptExec(), child);
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    hostKeyLine: `${hostLabel({ host: '127.0.0.1', port })} ${publicKeyLine(hostKey, '')}`,
    fingerprint: fingerprintOf(hostKey),
    async stop() {
      const ended = [...commands].map((command) => command.exited);
      for (const command of commands) command.kill('SIGKILL');
      for (const connection of connections) connection.end();
      server.close();
      await Promise.allSettled([...ended, once(server, 'close')]);
    },
  };
}

function mayLogIn(login: AuthContext, authorizedKey: Uint8Array): boolean {
  if (login.method !== 'publickey' || Buffer.compare(login.key.data, authorizedKey) !== 0) return false;
  // Without a signature the client only asks whether the key would do.
  if (login.signature === undefined || login.blob === undefined) return true;
  const key = ssh2.utils.parseKey(publicKeyLine(authorizedKey, ''));
  return !(key instanceof Error) && key.verify(login.blob, login.signature, login.hashAlgo) === true;
}

/** Joins a command to its channel as sshd does; a client that leaves hangs up on it. */
function join(channel: ServerChannel, child: RunningProcess): void {
  channel.on('error', () => {});
  channel.pipe(child.stdin);
  child.stdout.pipe(channel, { end: false });
  child.stderr.pipe(channel.stderr, { end: false });
  channel.on('close', () => {
    child.stdin.end();
    child.kill('SIGHUP');
  });
  child.exited.then(
    (code) => {
      if (code === null) channel.exit('TERM');
      else channel.exit(code);
      channel.end();
    },
    () => channel.close(),
  );
}
