import { join } from 'node:path';
import { writeDurably } from '../services/durable-file.ts';
import { makePrivateDirectory } from '../services/private-directory.ts';
import { readIfThere } from '../services/read-file.ts';
import { VoidferryError } from '../shared/error.ts';

/** The host keys that hosts showed to this process and that nobody knew, by target. Only these can be confirmed. */
export interface ShownHostKeys {
  /** Remembers what an error of the code `host/key-unknown` says, and passes every error on. */
  watch<T>(target: string, asking: Promise<T>): Promise<T>;
  /**
   * Trusts the key that a host showed last.
   * @throws VoidferryError `host/key-changed` when it is not the one that a person confirmed
   */
  confirm(target: string, fingerprint: string): Promise<void>;
}

/** Host keys that a person confirmed in the window, in the format of known_hosts. */
export function knownHostsOf(dataDir: string): string {
  return join(dataDir, 'known_hosts');
}

export function createShownHostKeys(dataDir: string): ShownHostKeys {
  const shown = new Map<string, { readonly fingerprint: string; readonly line: string }>();
  return {
    async watch(target, asking) {
      try {
        return await asking;
      } catch (error) {
        if (error instanceof VoidferryError && error.code === 'host/key-unknown')
          shown.set(target, { fingerprint: String(error.data['fingerprint']), line: String(error.data['line']) });
        throw error;
      }
    },
    async confirm(target, fingerprint) {
      const key = shown.get(target);
      if (key?.fingerprint !== fingerprint)
        throw new VoidferryError('host/key-changed', { host: target, fingerprint: key?.fingerprint ?? '?' });
      await makePrivateDirectory(dataDir);
      const path = knownHostsOf(dataDir);
      const text = (await readIfThere(path))?.toString('utf8') ?? '';
      await writeDurably(path, `${text}${key.line}\n`, 0o600);
    },
  };
}
