import { parseKeyValues } from '../../core/host/key-values.ts';
import type { ReleaseFile } from '../../shared/kit.ts';
import { hostFailure } from './host-failure.ts';
import type { Transport } from './ssh-transport.ts';

/** A file to send, and how much of it lies on the host already. */
export interface Upload {
  readonly file: ReleaseFile;
  readonly begun: number;
}

/**
 * Takes files in on the host, one after the other on one stream: a line `<sha256> <bytes that are there> <bytes that follow>`, those
 * bytes, which are appended to `<sha256>.upload`. What was cut off stays for another time, except on a full disk, and is hashed when its
 * rest has come; all else is hashed once, when it is staged, and flushed while the next arrives. `read` takes no byte beyond its line, and
 * dd none beyond its count.
 */
const RECEIVE = `cd "$1" || exit
umask 022
hash() {
  if command -v openssl >/dev/null; then openssl dgst -sha256 -r "$1"; else sha256sum "$1"; fi | cut -c1-64
}
while read -r sum there bytes; do
  name=$sum.upload
  dd bs=262144 iflag=fullblock,count_bytes count="$bytes" status=none >>"$name" || { rm -f "$name"; exit 1; }
  [ "$(stat -c %s "$name")" -eq "$((there + bytes))" ] || break
  if [ "$there" -eq 0 ] || [ "$(hash "$name")" = "$sum" ]; then
    mv -f "$name" "$sum" && echo "ok=$sum"
    sync "$sum" &
  else rm -f "$name"; fi
done
wait
`;

/**
 * Sends files to `dir` on the host, each under the name of its SHA-256. The host hashes every one before it becomes part of a release.
 * @param read the bytes of a file
 * @param onBytes counts bytes that the link took
 * @returns the SHA-256 of those that lie there whole
 * @throws VoidferryError what `read` throws; `host/no-space` | `host/not-permitted` |
 *   `host/link-lost`; the signal's reason. What arrived stays.
 */
export async function uploadFiles(
  transport: Transport,
  dir: string,
  uploads: readonly Upload[],
  read: (file: ReleaseFile) => AsyncIterable<Uint8Array>,
  options: { readonly signal: AbortSignal; readonly onBytes?: (bytes: number) => void },
): Promise<ReadonlySet<string>> {
  const result = await transport.exec(['/bin/sh', '-c', RECEIVE, 'sh', dir], null, {
    signal: options.signal,
    async feed(write) {
      for (const { file, begun } of uploads) {
        await write(Buffer.from(`${file.sha256} ${begun} ${Math.max(0, file.bytes - begun)}\n`));
        let skip = begun;
        for await (const chunk of read(file)) {
          const rest = chunk.subarray(skip);
          skip -= chunk.length - rest.length;
          if (rest.length > 0) await write(rest);
          options.onBytes?.(rest.length);
        }
      }
    },
  });
  if (result.code !== 0) throw hostFailure(transport.host, 'upload', result);
  return new Set(parseKeyValues(result.stdout).all('ok'));
}
