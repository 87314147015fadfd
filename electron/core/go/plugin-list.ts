import type { PlannedFile } from '../../shared/build-plan.ts';
import { canonicalJson, type Json } from '../../shared/json.ts';

/** Where a release lists its plugins; its host program finds them there. */
export const PLUGIN_LIST = 'plugins/plugins.json';

/** A plugin as it was built. */
export interface BuiltPlugin {
  readonly planned: PlannedFile;
  /** Hex. */
  readonly sha256: string;
  /** The same in base64. */
  readonly checksum: string;
}

/**
 * plugins.json of a release: each plugin with what its host program needs to start it, and to refuse another file in its place.
 * `secureConfig` is in the form that go-plugin's `SecureConfig` takes: `checksum` is base64, which `encoding/json` reads into its `[]byte`;
 * `sha256` says the same as `sha256sum` does.
 */
export function pluginList(plugins: readonly BuiltPlugin[]): string {
  const entries = plugins.map(({ planned, sha256, checksum }): Json => {
    const file = planned.path.replace(/^plugins\//, '');
    return { file, ...startOf(planned), sha256, secureConfig: { hash: 'sha256', checksum } };
  });
  return canonicalJson({ schema: 'voidferry.plugins/1', plugins: entries });
}

function startOf({ start, loadedBy }: PlannedFile): { readonly [key: string]: Json } {
  if (loadedBy !== undefined) return { kind: 'native', loadedBy: loadedBy.host, lookup: [...loadedBy.lookup] };
  if (start?.kind === 'http') return { kind: 'http', protocol: 'http', args: [...start.args], health: start.health };
  return { kind: 'grpc', protocol: 'grpc', cookie: start?.handshake ? { ...start.handshake } : null };
}
