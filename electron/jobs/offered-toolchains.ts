import { parseOfferedToolchains } from '../core/go/offered-toolchains.ts';
import { acquireSettings } from '../services/go/acquire/settings.ts';
import { askProxies } from '../services/go/acquire/sources.ts';
import { TOOLCHAIN_MODULE } from '../services/go/acquired.ts';
import { fetchSmall } from '../services/go/proxy.ts';
import type { OfferedToolchain } from '../shared/go-release.ts';

/**
 * The toolchains that the proxies of GOPROXY offer, newest first. A proxy may offer more than it lists.
 * @throws VoidferryError `go/proxy-unknown` | `go/proxy-failed`; the abort error when cancelled.
 */
export async function offeredToolchains(signal: AbortSignal): Promise<OfferedToolchain[]> {
  const { GOPROXY } = await acquireSettings(signal);
  const list = await askProxies(GOPROXY, (proxy) => fetchSmall(`${proxy}/${TOOLCHAIN_MODULE}/@v/list`, signal));
  return parseOfferedToolchains(list?.toString() ?? '');
}
