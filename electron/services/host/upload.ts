import { createHash } from 'node:crypto';
import { parseKeyValues } from '../../core/host/key-values.ts';
import { VoidferryError } from '../../shared/error.ts';
import type { ReleaseFile } from '../../shared/kit.ts';
import { hostFailure } from './host-failure.ts';
import type { Transport } from './ssh-transport.ts';

/** A file to send, and how much of it lies on the host already. */
export interface Upload {
  readonly file: ReleaseFile;
  readonly begun: number;
}

/**
 * Takes files in on the host, one after the other on one stream: a line `<sha256> <bytes that are there> <bytes that follow>`, then
 * those bytes, which are appended to `<sha256>.upload`. What has arrived whole is flushed, hashed and named in the background while the
 * next arrives; what was cut off stays for another time, except on a full disk. `read` takes no byte beyond its line, and dd none beyond
 * its count. openssl hashes several times as fast as the sha256sum of coreutils.
 */
const RECEIVE = `cd "$1" || exit
umask 022
hash() {
  if command -v openssl >/dev/null; then openssl dgst -sha256 -r "$@"; else sha256sum "$@"; fi
}
finish() {
  [ $# -gt 0 ] || return 0
  sync "$@"
  hash "$@" | while read -r sum name; do
    name=\${name#"*"}
    if [ "$sum.upload" = "$name" ]; then mv -f "$name" "$sum" && echo "ok=$sum"
    else rm -f "$name"; echo "bad=\${name%.upload}"; fi
  done
}
batch= size=0
while read -r sum there bytes; do
  name=$sum.upload
  dd bs=262144 iflag=fullblock,count_bytes count="$bytes" status=none >>"$name" || { rm -f "$name"; wait; exit 1; }
  [ "$(stat -c %s "$name")" -eq "$((there + bytes))" ] || break
  batch="$batch $name" size=$((size + bytes))
  if [ "$size" -ge 67108864 ]; then
    wait
    finish $batch &
    batch= size=0
  fi
done
wait
finish $batch
sync .
`;

export interface UploadResult {
  /** What the host hashed as it should be, by SHA-256. */
  readonly arrived: ReadonlySet<string>;
  /** What it hashed otherwise, and dropped. */
  readonly bad: ReadonlySet<string>;
}

/**
 * Sends files to `dir` on the host, each under the name of its SHA-256, which the host computes itself.
 * @param read the bytes of a file; they are hashed here too, so that what is wrong at the source is not blamed on the link
 * @param onBytes counts bytes that the link took
 * @throws VoidferryError `kit/checksum-mismatch` for a source that is not what FILES says; `host/no-space` | `host/not-permitted` |
 *   `host/link-lost`; the signal's reason. What arrived stays.
 */
export async function uploadFiles(
  transport: Transport,
  dir: string,
  uploads: readonly Upload[],
  read: (file: ReleaseFile) => AsyncIterable<Uint8Array>,
  options: { readonly signal: AbortSignal; readonly onBytes?: (bytes: number) => void },
): Promise<UploadResult> {
  const result = await transport.exec(['/bin/sh', '-c', RECEIVE, 'sh', dir], null, {
    signal: options.signal,
    async feed(write) {
      for (const { file, begun } of uploads) {
        await write(Buffer.from(`${file.sha256} ${begun} ${Math.max(0, file.bytes - begun)}\n`));
        let skip = begun;
        for await (const chunk of checked(file, read(file))) {
          const rest = chunk.subarray(skip);
          skip -= chunk.length - rest.length;
          if (rest.length > 0) await write(rest);
          options.onBytes?.(rest.length);
        }
      }
    },
  });
  if (result.code !== 0) throw hostFailure(transport.host, 'upload', result);
  const answer = parseKeyValues(result.stdout);
  return { arrived: new Set(answer.all('ok')), bad: new Set(answer.all('bad')) };
}

/** The bytes of a file, refused at their end when they are not what the signed list says. */
async function* checked(file: ReleaseFile, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of body) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== file.sha256)
    throw new VoidferryError('kit/checksum-mismatch', { count: 1, files: [file.path] });
}
