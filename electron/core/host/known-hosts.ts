import { type HostAddress, hostLabel } from './address.ts';

/** One usable line of a known_hosts file (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). */
export interface KnownHostLine {
  readonly marker: 'revoked' | 'cert-authority' | null;
  /** Comma-separated patterns, or one hashed name. */
  readonly hosts: string;
  readonly keyType: string;
  /** The key in base64, as it stands in the file. */
  readonly key: string;
}

/** HMAC-SHA1 of `data` under a base64 salt, in base64: what hashed names need. */
export type HashName = (salt: string, data: string) => string;

const HASHED = /^\|1\|([A-Za-z0-9+/=]+)\|([A-Za-z0-9+/=]+)$/;
const KEY = /^[A-Za-z0-9+/]+={0,2}$/;

/** Reads a known_hosts file. As in OpenSSH, comments and lines that cannot be read know no host. */
export function parseKnownHosts(text: string): KnownHostLine[] {
  return text.split('\n').flatMap((line) => {
    const fields = line.trim().split(/[ \t]+/);
    const marker = fields[0] === '@revoked' ? 'revoked' : fields[0] === '@cert-authority' ? 'cert-authority' : null;
    const [hosts, keyType, key] = marker === null ? fields : fields.slice(1);
    if (hosts === undefined || hosts.startsWith('#') || hosts.startsWith('@')) return [];
    if (keyType === undefined || key === undefined || !KEY.test(key)) return [];
    return [{ marker, hosts, keyType, key }];
  });
}

/** Whether a line speaks of this host. A negated pattern that matches outweighs every other. */
function speaksOf(line: KnownHostLine, address: Pick<HostAddress, 'host' | 'port'>, hash: HashName): boolean {
  const name = hostLabel(address).toLowerCase();
  const [, salt, digest] = HASHED.exec(line.hosts) ?? [];
  if (salt !== undefined) return hash(salt, name) === digest;
  const patterns = line.hosts.toLowerCase().split(',');
  if (patterns.some((pattern) => pattern.startsWith('!') && matches(pattern.slice(1), name))) return false;
  return patterns.some((pattern) => !pattern.startsWith('!') && matches(pattern, name));
}

export interface KeyVerdict {
  readonly state: 'known' | 'unknown' | 'changed' | 'revoked';
  /** A certificate authority vouches for this host in known_hosts: that cannot be honoured here, only plain keys can. */
  readonly authority: boolean;
  /** Other hosts that known_hosts lists with this same key, hashed ones excluded. */
  readonly alsoOf: readonly string[];
}

/**
 * Judges the key (base64) that a host shows. Stricter than OpenSSH in one point: a key of another type than the known one is
 * `changed` as well, since known types are asked for first.
 */
export function judgeHostKey(
  lines: readonly KnownHostLine[],
  address: Pick<HostAddress, 'host' | 'port'>,
  key: string,
  hash: HashName,
): KeyVerdict {
  const ours = lines.filter((line) => speaksOf(line, address, hash));
  const plain = ours.filter((line) => line.marker === null);
  const shown = plain.some((line) => line.key === key);
  const revoked = ours.some((line) => line.marker === 'revoked' && line.key === key);
  const others = lines.filter((line) => line.marker === null && line.key === key && !ours.includes(line));
  return {
    state: revoked ? 'revoked' : shown ? 'known' : plain.length > 0 ? 'changed' : 'unknown',
    authority: ours.some((line) => line.marker === 'cert-authority'),
    alsoOf: others.map((line) => line.hosts).filter((hosts) => !hosts.startsWith('|')),
  };
}

/** The types of the keys that are known of a host, to be asked for first: else a host known by RSA looks changed when it offers Ed25519. */
export function knownKeyTypes(
  lines: readonly KnownHostLine[],
  address: Pick<HostAddress, 'host' | 'port'>,
  hash: HashName,
): string[] {
  const ours = lines.filter((line) => line.marker === null && speaksOf(line, address, hash));
  return [...new Set(ours.map((line) => line.keyType))];
}

/** The line that makes a host's key known. */
export function knownHostsLine(
  address: Pick<HostAddress, 'host' | 'port'>,
  key: { readonly keyType: string; readonly key: string },
): string {
  return `${hostLabel(address)} ${key.keyType} ${key.key}`;
}

/** `*` any characters, `?` one; all else literal. Linear in the name for each `*`, never exponential. */
function matches(pattern: string, name: string): boolean {
  let p = 0;
  let n = 0;
  let star = -1;
  let mark = 0;
  while (n < name.length) {
    if (pattern[p] === '*') {
      star = p++;
      mark = n;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === name[n])) {
      p++;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++mark;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
