import { quoteWord } from '../host/quote.ts';

/**
 * A command line of stock tools (sh, sha256sum, ssh-keygen) that checks a ledger and its receipts again; it prints the
 * ledger's head and ends with 0 when all is whole. It relies on the fixed order of the keys in a ledger line.
 */
export function recheckLedger(dataDir: string): string {
  return [
    `cd ${quoteWord(dataDir)} || exit; p=${'0'.repeat(64)}; set -f`,
    'test -e ledger.jsonl || exec echo $p',
    `while IFS= read -r l; do IFS='"'; set -- $l; unset IFS; test "$4" = "$p" || exit 65; shift 7`,
    `r=receipts/$1.json; echo "$7  $r" | sha256sum -c --quiet || exit 65`,
    'ssh-keygen -Y verify -f station.allowed_signers -I station -n receipt@voidferry -s $r.sig <$r >/dev/null || exit 65',
    'p=$(printf %s "$l" | sha256sum | cut -c1-64); done <ledger.jsonl && echo $p',
  ].join('; ');
}
