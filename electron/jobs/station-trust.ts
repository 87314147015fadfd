import { join } from 'node:path';
import { loadTrust, type Trust } from '../services/custody/trust.ts';
import { exists } from '../services/exists.ts';
import { VoidferryError } from '../shared/error.ts';

/** This workstation's own list of trusted signers, in the format of allowed_signers; it may not exist. */
export function stationSignersPath(dataDir: string): string {
  return join(dataDir, 'allowed_signers');
}

/** The signers a person names, else this station's own list where it has one; its revoked keys count in any case. */
export async function trustOf(dataDir: string, signers: string | undefined): Promise<Trust> {
  const revoked = await ifThere(join(dataDir, 'revoked'));
  return loadTrust({ allowedSigners: signers ?? (await ifThere(stationSignersPath(dataDir))), revoked });
}

/**
 * The list of trusted signers to hand on to a host.
 * @throws VoidferryError `job/usage` when nobody named one and this station has none.
 */
export async function signersPathOf(dataDir: string, signers: string | undefined): Promise<string> {
  const path = signers ?? (await ifThere(stationSignersPath(dataDir)));
  if (path === null) throw new VoidferryError('job/usage', { text: '--signers FILE: whom shall the host trust?' });
  return path;
}

async function ifThere(path: string): Promise<string | null> {
  return (await exists(path)) ? path : null;
}
