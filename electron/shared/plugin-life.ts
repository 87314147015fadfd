/** A program of its own that is a plugin: how its host program starts it and asks for its health. */
export type PluginStart =
  /** The cookie that go-plugin's handshake asks for; null when nobody told it. */
  | { readonly kind: 'grpc'; readonly handshake: { readonly key: string; readonly value: string } | null }
  /** `${address}` in `args` stands for `host:port`; `health` is the path to ask. */
  | { readonly kind: 'http'; readonly args: readonly string[]; readonly health: string };

/** Stands in the arguments of an HTTP plugin for the `host:port` that it is to listen on. */
export const ADDRESS_PLACEHOLDER = `\${address}`;

/** The arguments of an HTTP plugin that listens on an address. */
export function argsFor({ args }: Extract<PluginStart, { kind: 'http' }>, address: string): string[] {
  return args.map((arg) => arg.replaceAll(ADDRESS_PLACEHOLDER, address));
}

/** What a plugin was seen to do when it was tried by itself. */
export type PluginLife = {
  readonly path: string;
  /** How far it was followed: it knew itself to be a plugin, it went through its handshake, it said that it serves. */
  readonly reached: 'recognised' | 'handshake' | 'serving';
  /** `grpc`, `netrpc` or `http`; null when it was not started as a plugin. */
  readonly protocol: string | null;
  /** The version of the protocol between it and its host program. */
  readonly app: string | null;
  /** The gRPC services that it says it offers, go-plugin's own left out. */
  readonly services: readonly string[];
  /** Whether it ended by itself when asked, or had to be killed; null when it was not started as a plugin. */
  readonly stopped: 'clean' | 'killed' | null;
};
