import { createHash } from 'node:crypto';
import { compareBytewise } from '../../../shared/json.ts';

/** The `h1:` hash over names and SHA-256 digests of files, in any order (https://pkg.go.dev/golang.org/x/mod/sumdb/dirhash#Hash1). */
export function directorySum(files: readonly (readonly [name: string, sha256: string])[]): string {
  const sorted = [...files].sort(([a], [b]) => compareBytewise(a, b));
  const total = createHash('sha256');
  for (const [name, sha256] of sorted) total.update(`${sha256}  ${name}\n`);
  return `h1:${total.digest('base64')}`;
}
