import { createHmac } from 'node:crypto';
import type { HostAddress } from '../../core/host/address.ts';
import {
  type HashName,
  judgeHostKey,
  type KeyVerdict,
  knownKeyTypes,
  parseKnownHosts,
} from '../../core/host/known-hosts.ts';
import { readIfThere } from '../read-file.ts';

/** What the known_hosts files say of one host. */
export interface KnownHost {
  /** Key types to ask for first. */
  readonly keyTypes: readonly string[];
  /** Judges a key in SSH wire form. */
  judge(key: Uint8Array): KeyVerdict;
}

/**
 * Reads what known_hosts files say of a host. A file that is not there knows nobody, as for `ssh`.
 * @throws VoidferryError `job/not-permitted`
 */
export async function lookUpKnownHost(paths: readonly string[], address: HostAddress): Promise<KnownHost> {
  const files = await Promise.all(paths.map(readIfThere));
  const lines = files.flatMap((file) => parseKnownHosts(file?.toString('utf8') ?? ''));
  return {
    keyTypes: knownKeyTypes(lines, address, hashName),
    judge: (key) => judgeHostKey(lines, address, Buffer.from(key).toString('base64'), hashName),
  };
}

const hashName: HashName = (salt, data) =>
  createHmac('sha1', Buffer.from(salt, 'base64')).update(data).digest('base64');
