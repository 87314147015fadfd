import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicKeyLine } from '../../services/custody/public-key.ts';
import { createKeyPair, type Signer } from '../../services/custody/signer.ts';
import { exists } from '../../services/exists.ts';
import { type LoopbackHost, startLoopbackHost } from '../../services/host/loopback-host.ts';
import { freeLoopbackPort } from '../../services/host/loopback-port.ts';
import { locate } from '../../services/media/identify.ts';
import { run } from '../../services/process.ts';
import { VoidferryError } from '../../shared/error.ts';

/** Signatures of a demo count nowhere else: hosts and verifiers ask for `kit@voidferry`. */
export const DEMO_NAMESPACE = 'demo@voidferry';

/** Where a demo takes place: everything in one throwaway directory, with keys that live for one run. */
export interface Scene {
  readonly dir: string;
  readonly projectDir: string;
  readonly kitsDir: string;
  readonly mediumDir: string;
  readonly prefix: string;
  readonly signersPath: string;
  readonly knownHostsPath: string;
  readonly loginKeyPath: string;
  readonly signer: Signer;
  readonly host: LoopbackHost;
  /** Loopback port that the sample service listens on. */
  readonly servicePort: number;
  /** Ends the service that the demo installed; nothing of the demo runs on. */
  stopService(): Promise<void>;
}

export async function createScene(): Promise<Scene> {
  const dir = await mkdtemp(join(await realDisk(), 'voidferry-demo-'));
  const at = (name: string) => join(dir, name);
  for (const name of ['kits', 'medium', 'host', 'keys']) await mkdir(at(name));
  const signer = await createKeyPair(at('keys/signer'), 'demo signer');
  const login = await createKeyPair(at('keys/login'), 'demo login');
  await writeFile(
    at('keys/allowed_signers'),
    `demo namespaces="${DEMO_NAMESPACE}" ${publicKeyLine(signer.publicKey, 'demo')}\n`,
  );
  await mkdir(at('host/etc/voidferry'), { recursive: true });
  await writeFile(at('host/etc/voidferry/policy'), `NAMESPACE=${DEMO_NAMESPACE}\n`);
  const host = await startLoopbackHost({ dir: at('host'), authorizedKey: login.publicKey });
  await writeFile(at('keys/known_hosts'), `${host.hostKeyLine}\n`);
  return {
    dir,
    projectDir: at('project'),
    kitsDir: at('kits'),
    mediumDir: at('medium'),
    prefix: at('host'),
    signersPath: at('keys/allowed_signers'),
    knownHostsPath: at('keys/known_hosts'),
    loginKeyPath: at('keys/login'),
    signer,
    host,
    servicePort: await freeLoopbackPort(),
    async stopService() {
      const control = at('host/opt/tidegauge/service');
      if (await exists(control)) await run('sh', [control, 'stop']);
    },
  };
}

/** A temporary directory that is not in memory, since memory proves nothing about a medium. */
async function realDisk(): Promise<string> {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  let refused: unknown;
  for (const dir of [tmpdir(), cache, process.cwd()]) {
    try {
      await mkdir(dir, { recursive: true });
      await locate(dir);
      return dir;
    } catch (error) {
      if (!(error instanceof VoidferryError)) throw error;
      refused = error;
    }
  }
  throw refused;
}
