/** One proxy of a GOPROXY list, and after what failures the next one is asked. */
export interface ProxyEntry {
  /** A URL, `direct` or `off`. */
  readonly url: string;
  /** After any error; else only when it has not got the file (404, 410). */
  readonly fallsThroughOnError: boolean;
}

/** Reads a GOPROXY list (https://go.dev/ref/mod#goproxy-protocol): a comma goes on when a file is not found, a bar after any error. */
export function parseProxyList(list: string): ProxyEntry[] {
  return [...list.matchAll(/([^,|]*)([,|]|$)/g)].flatMap(([, url = '', separator]) => {
    const trimmed = url.trim().replace(/\/$/, '');
    return trimmed === '' ? [] : [{ url: trimmed, fallsThroughOnError: separator === '|' }];
  });
}
