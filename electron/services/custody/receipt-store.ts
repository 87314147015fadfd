import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { VoidferryError } from '../../shared/error.ts';
import { writeNewFile } from '../durable-file.ts';
import { readIfThere } from '../read-file.ts';
import type { Signer } from './signer.ts';
import { makeSshsig, verifySshsig } from './sshsig.ts';
import { RECEIPT_NAMESPACE } from './station.ts';
import type { Trust } from './trust.ts';

const SUFFIX = '.json';

/** The receipt files `<id>.json` of one directory, each with its signature `<id>.json.sig`. */
export interface ReceiptStore {
  /** Ids of all receipts, sorted. */
  ids(): Promise<string[]>;
  read(id: string): Promise<Buffer | null>;
  /** Stores a receipt for good. An id that is there already is refused by the system's EEXIST. */
  write(id: string, bytes: Uint8Array, station: Signer): Promise<void>;
  /** Whether these bytes carry a valid signature of a trusted signer. */
  isSigned(id: string, bytes: Uint8Array, trust: Trust): Promise<boolean>;
}

export function createReceiptStore(directory: string): ReceiptStore {
  const pathOf = (id: string) => join(directory, `${id}${SUFFIX}`);
  return {
    async ids() {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const names = await readdir(directory);
      return names
        .filter((name) => name.endsWith(SUFFIX))
        .map((name) => name.slice(0, -SUFFIX.length))
        .sort();
    },
    read: (id) => readIfThere(pathOf(id)),
    async write(id, bytes, station) {
      // The signature first, so that no interruption leaves a receipt without one.
      await writeNewFile(`${pathOf(id)}.sig`, await makeSshsig(bytes, RECEIPT_NAMESPACE, station), 0o600);
      await writeNewFile(pathOf(id), bytes, 0o600);
    },
    async isSigned(id, bytes, trust) {
      const text = await readIfThere(`${pathOf(id)}.sig`);
      if (text === null) return false;
      try {
        const { fingerprint } = verifySshsig(text.toString('utf8'), bytes, RECEIPT_NAMESPACE);
        return trust.signers.some((signer) => signer.fingerprint === fingerprint);
      } catch (error) {
        if (error instanceof VoidferryError) return false;
        throw error;
      }
    },
  };
}
