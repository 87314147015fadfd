import { quoteWord } from '../host/quote.ts';

/** Stock commands with which a stranger checks a kit on a medium again. */

/** Every file against the list, through the cache. */
export function recheckFiles(kitDir: string): string {
  return `cd ${quoteWord(kitDir)} && sha256sum -c --strict SHA256SUMS`;
}

/** Every file against the list, past the cache: by O_DIRECT where the file system really reads so, else after dropping all caches (root). */
export function recheckReadBack(kitDir: string, direct: boolean): string {
  if (!direct) return `sync && echo 3 > /proc/sys/vm/drop_caches && ${recheckFiles(kitDir)}`;
  const check = '[ "$(dd if="$f" iflag=direct bs=4M status=none | sha256sum | cut -c1-64)" = "$s" ] || echo "WRONG $f"';
  return `cd ${quoteWord(kitDir)} && while read -r s f; do ${check}; done < SHA256SUMS`;
}

/** The file system that holds a path, flushed: returns only when the device has it all. */
export function recheckFlush(path: string): string {
  return `sync -f ${quoteWord(path)}`;
}

/** One signature over the list. */
export function recheckSignature(kitDir: string, file: string, principal: string, namespace: string): string {
  const who = `-f allowed_signers -I ${quoteWord(principal)} -n ${namespace}`;
  const list = quoteWord(`${kitDir}/SHA256SUMS`);
  return `ssh-keygen -Y verify ${who} -s ${quoteWord(`${kitDir}/${file}`)} < ${list}`;
}
