import { join } from 'node:path';
import { VoidferryError } from '../../shared/error.ts';
import { writeNewFile } from '../durable-file.ts';
import { publicKeyLine } from './public-key.ts';
import { createKeyPair, loadSigner, type Signer } from './signer.ts';

export const RECEIPT_NAMESPACE = 'receipt@voidferry';

/** How the station is named to `ssh-keygen -Y verify -I`. */
const STATION = 'station';

/** The name of the allowed_signers file with which anyone checks this station's receipts. */
export const STATION_SIGNERS = 'station.allowed_signers';

/**
 * The key with which this workstation signs its receipts; made at first use, when `mayCreate`.
 * @throws VoidferryError `job/file-missing` when it is gone | `custody/key-unreadable`
 */
export async function stationSigner(dataDir: string, mayCreate: boolean): Promise<Signer> {
  const path = join(dataDir, 'station_ed25519');
  const signer = await loadSigner(path).catch((error: unknown) => {
    if (!mayCreate || !(error instanceof VoidferryError) || error.code !== 'job/file-missing') throw error;
    return createKeyPair(path, 'voidferry station');
  });
  const line = publicKeyLine(signer.publicKey, 'voidferry station');
  await writeNewFile(
    join(dataDir, STATION_SIGNERS),
    `${STATION} namespaces="${RECEIPT_NAMESPACE}" ${line}\n`,
    0o644,
  ).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
  return signer;
}
