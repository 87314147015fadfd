import { type ProxyEntry, parseProxyList } from '../../../core/go/goproxy-list.ts';
import { VoidferryError } from '../../../shared/error.ts';
import { NotThere } from '../proxy.ts';

/**
 * Asks the proxies of a GOPROXY list, one after the other, as `go` would.
 * @returns null when none of them has it
 * @throws VoidferryError `go/proxy-failed` of the last one that counts; `go/proxy-unknown` when the list names none.
 */
export async function askProxies<T>(list: string, ask: (url: string) => Promise<T>): Promise<T | null> {
  const proxies = parseProxyList(list).filter(({ url }) => url !== 'direct');
  if (proxies.filter(isProxy).length === 0) throw new VoidferryError('go/proxy-unknown', { list: list || '-' });
  for (const [index, { url, fallsThroughOnError }] of proxies.entries()) {
    if (url === 'off') return null;
    try {
      return await ask(url);
    } catch (error) {
      const isLast = index === proxies.length - 1;
      const goesOn = error instanceof NotThere || (fallsThroughOnError && error instanceof VoidferryError);
      if (!goesOn || (isLast && !(error instanceof NotThere))) throw error;
    }
  }
  return null;
}

function isProxy({ url }: ProxyEntry): boolean {
  return /^(https?|file):\/\//.test(url);
}
