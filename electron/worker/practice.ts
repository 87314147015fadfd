import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createKeyPair, loadSigner } from '../services/custody/signer.ts';
import { exists } from '../services/exists.ts';
import { type LoopbackHost, startLoopbackHost } from '../services/host/loopback-host.ts';
import { run } from '../services/process.ts';
import type { PracticeHost } from '../shared/contract/host.ts';

/** A host inside this process to practise on, with everything below one directory; nothing of it outlives the window. */
export interface Practice {
  /** Starts it the first time. */
  host(): Promise<PracticeHost>;
  /** The file in which its host key is known; it is rewritten for each run. */
  readonly knownHostsPath: string;
  /** Ends the services that were installed there, and the host. */
  stop(): Promise<void>;
}

export function createPractice(dataDir: string): Practice {
  const dir = join(dataDir, 'practice');
  const prefix = join(dir, 'host');
  const identity = join(dir, 'login');
  const knownHostsPath = join(dir, 'known_hosts');
  let started: Promise<LoopbackHost> | null = null;

  async function start(): Promise<LoopbackHost> {
    await mkdir(prefix, { recursive: true, mode: 0o700 });
    const login = (await exists(identity))
      ? await loadSigner(identity)
      : await createKeyPair(identity, 'voidferry practice');
    const host = await startLoopbackHost({ dir: prefix, authorizedKey: login.publicKey });
    await writeFile(knownHostsPath, `${host.hostKeyLine}\n`, { mode: 0o600 });
    return host;
  }

  return {
    knownHostsPath,
    async host() {
      started ??= start();
      const { port } = await started;
      return { target: `practice@127.0.0.1:${port}`, identity, prefix };
    },
    async stop() {
      if (started === null) return;
      const host = await started;
      const control = join(prefix, 'opt/tidegauge/service');
      // The end of the window ends it, whatever it answers.
      if (await exists(control)) await run('sh', [control, 'stop']).catch(() => null);
      await host.stop();
    },
  };
}
