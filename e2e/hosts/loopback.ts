import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyPair } from '../../electron/services/custody/signer.ts';
import { type LoopbackHost, startLoopbackHost } from '../../electron/services/host/loopback-host.ts';
import type { ConnectOptions } from '../../electron/services/host/ssh-transport.ts';

/** A loopback host with a key that may log in and a known_hosts file that knows it. */
export interface LoopbackFixture {
  readonly host: LoopbackHost;
  /** A throwaway directory; `home` in it is where commands run. */
  readonly dir: string;
  readonly home: string;
  readonly userKey: string;
  readonly knownHosts: string;
  /** Where and how to log in, on this port or that of a proxy before it. */
  login(signal?: AbortSignal, port?: number): ConnectOptions;
  stop(): Promise<void>;
}

export async function startLoopbackFixture(): Promise<LoopbackFixture> {
  const dir = await mkdtemp(join(tmpdir(), 'voidferry-loopback-'));
  const home = join(dir, 'home');
  const userKey = join(dir, 'id_ed25519');
  const knownHosts = join(dir, 'known_hosts');
  await mkdir(home);
  const { publicKey } = await createKeyPair(userKey, 'tester');
  const host = await startLoopbackHost({ dir: home, authorizedKey: publicKey });
  await writeFile(knownHosts, `${host.hostKeyLine}\n`);
  return {
    host,
    dir,
    home,
    userKey,
    knownHosts,
    login: (signal = new AbortController().signal, port = host.port) => ({
      address: { user: 'root', host: '127.0.0.1', port },
      identity: { kind: 'file', path: userKey },
      knownHostsPaths: [knownHosts],
      signal,
    }),
    async stop() {
      await host.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
