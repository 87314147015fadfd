/** What a go-plugin program says first: `CORE|APP|network|address|protocol|cert[|multiplex]` (go-plugin, server.go). */
export interface HandshakeLine {
  readonly core: string;
  /** The version of the protocol between this plugin and its host program. */
  readonly app: string;
  readonly network: string;
  readonly address: string;
  readonly protocol: 'grpc' | 'netrpc';
}

/** Reads a plugin's first line; null when it is no handshake. */
export function parseHandshake(line: string): HandshakeLine | null {
  const [core = '', app = '', network = '', address, protocol = 'netrpc'] = line.trim().split('|');
  if (!/^\d+$/.test(core) || !/^\d+$/.test(app) || address === undefined || address === '') return null;
  // Before version 1.0 of its own, go-plugin left the protocol out, and meant net/rpc.
  return { core, app, network, address, protocol: protocol === 'grpc' ? 'grpc' : 'netrpc' };
}

/** The one core protocol that there is. */
export const CORE_PROTOCOL = '1';

/** What a go-plugin program says on standard error, and ends with 1, when nobody who knows it started it. */
export const NOT_FOR_PEOPLE = 'This binary is a plugin. These are not meant to be executed directly.';
