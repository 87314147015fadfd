import { quoteWord } from '../host/quote.ts';

/** A command that shows the modules in each compiled file of a kit, as Go itself reads them; the bills of materials name the same. */
export function sbomRecheck(kitDir: string): string {
  return `cd ${quoteWord(kitDir)} && for a in targets/*/*.tar.gz; do T=$(mktemp -d) && tar -xzf "$a" -C "$T" && go version -m "$T"/bin "$T"/plugins; done; grep -h '"purl"' -r sbom | sort -u`;
}
