import { VoidferryError } from '../../shared/error.ts';

/** Where to log in: `user@host:port`, taken apart. An IPv6 host has no brackets here. */
export interface HostAddress {
  readonly user: string;
  readonly host: string;
  readonly port: number;
}

const SSH_PORT = 22;
const ADDRESS =
  /^(?<user>[A-Za-z0-9_][A-Za-z0-9._-]*)@(?:\[(?<v6>[0-9A-Fa-f:.]+(?:%[\w.-]+)?)\]|(?<name>[A-Za-z0-9_][\w.-]*))(?::(?<port>\d{1,5}))?$/;

/**
 * Reads `USER@HOST[:PORT]`; an IPv6 address stands in brackets.
 * @throws VoidferryError `job/usage`.
 */
export function parseHostAddress(text: string): HostAddress {
  const parts = ADDRESS.exec(text)?.groups;
  const host = parts?.['v6'] ?? parts?.['name'];
  const port = Number(parts?.['port'] ?? SSH_PORT);
  if (parts?.['user'] === undefined || host === undefined || port < 1 || port > 65_535) {
    throw new VoidferryError('job/usage', { text: `"${text}" is not USER@HOST[:PORT]` });
  }
  return { user: parts['user'], host: host.toLowerCase(), port };
}

/** The host as people and known_hosts write it: the bare name on port 22, `[host]:port` elsewhere. */
export function hostLabel(address: Pick<HostAddress, 'host' | 'port'>): string {
  return address.port === SSH_PORT ? address.host : `[${address.host}]:${address.port}`;
}
