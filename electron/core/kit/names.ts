const COMPONENT = /^[A-Za-z0-9][A-Za-z0-9._+-]*$/;
const MAX_PATH_LENGTH = 200;

/**
 * What is wrong with a path inside a kit, or null. A path that passes survives FAT32, exFAT and Windows, and needs no quoting in shell:
 * components of letters, digits and `._+-` that begin with a letter or digit and do not end in a dot, joined by single slashes.
 */
export function checkKitPath(path: string): string | null {
  if (path === '') return 'the path is empty';
  if (path.length > MAX_PATH_LENGTH) return `the path is longer than ${MAX_PATH_LENGTH} characters`;
  for (const component of path.split('/')) {
    if (component === '') return 'a component is empty';
    if (component === '.' || component === '..') return `the component ${component} is not allowed`;
    if (!COMPONENT.test(component))
      return 'only letters, digits and ._+- are allowed, beginning with a letter or digit';
    if (component.endsWith('.')) return 'a component ends with a dot';
    if (isDeviceName(component)) return `Windows reserves the name ${component}`;
  }
  return null;
}

/**
 * Two paths that cannot lie in one directory tree everywhere, or null: equal, equal when lower-cased (directories too),
 * or one the directory of another.
 */
export function findNameClash(paths: readonly string[]): readonly [string, string] | null {
  const files = new Map<string, string>();
  for (const path of paths) {
    const other = files.get(path.toLowerCase());
    if (other !== undefined) return [other, path];
    files.set(path.toLowerCase(), path);
  }
  const directories = new Map<string, { readonly spelling: string; readonly of: string }>();
  for (const path of paths) {
    for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
      const spelling = path.slice(0, end);
      const key = spelling.toLowerCase();
      const file = files.get(key);
      if (file !== undefined) return [file, path];
      const known = directories.get(key);
      if (known === undefined) directories.set(key, { spelling, of: path });
      else if (known.spelling !== spelling) return [known.of, path];
    }
  }
  return null;
}

const ATTESTATION = /^attestations\/(sumdb\.tar|[a-z]+-[0-9]+\.json)(\.sig)?$/;

/** Whether a kit may hold this file without a line in SHA256SUMS: the list itself, its signatures, and attestations. */
export function isOutsideSums(path: string): boolean {
  return path === 'SHA256SUMS' || isKitSignature(path) || ATTESTATION.test(path);
}

const KIT_SIGNATURE = /^SHA256SUMS(\.[0-9a-f]{8})?\.sig$/;

/** Whether this is the name of a signature over SHA256SUMS. */
export function isKitSignature(path: string): boolean {
  return KIT_SIGNATURE.test(path);
}

/** The name of a further signer's signature. @param keySha256 hex SHA-256 of the key in SSH wire form */
export function furtherSignatureName(keySha256: string): string {
  return `SHA256SUMS.${keySha256.slice(0, 8)}.sig`;
}

function isDeviceName(component: string): boolean {
  return /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i.test(component);
}
