import { quoteWord } from '../host/quote.ts';

/** A command that installs a signed kit below a fresh directory, without network; SHA256:… stands for its signer's fingerprint. */
export function rehearsalRecheck(kitDir: string): string {
  const install = 'ip link set lo up && exec unshare -U sh ./install.sh --accept "$1" --prefix "$2"';
  return `cd ${quoteWord(kitDir)} && unshare -rnpf --mount-proc --kill-child sh -c ${quoteWord(install)} sh 'SHA256:…' "$(mktemp -d)/root"`;
}
