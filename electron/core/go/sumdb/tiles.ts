/** Hashes in a full tile, as levels of a tree: 2^8. */
const HEIGHT = 8;
const WIDTH = 2 ** HEIGHT;
const HASH_BYTES = 32;

/** Where the hash of a complete subtree is found. */
export interface TilePlace {
  /** The tile's path on a checksum database, e.g. `tile/8/0/x001/234.p/5`. */
  readonly path: string;
  /** Its length in bytes. */
  readonly bytes: number;
  /** The hashes in it that the subtree's hash is made of, by their offsets in bytes. */
  readonly start: number;
  readonly end: number;
}

/**
 * Where the tree of `size` records keeps what the hash of a complete subtree is made of
 * (https://pkg.go.dev/golang.org/x/mod/sumdb/tlog#Tile). All of it lies in one tile.
 */
export function tilePlace(size: number, level: number, index: number): TilePlace {
  const row = Math.floor(level / HEIGHT);
  const count = 2 ** (level % HEIGHT);
  const first = index * count;
  const tile = Math.floor(first / WIDTH);
  const width = Math.min(WIDTH, Math.floor(size / 2 ** (row * HEIGHT)) - tile * WIDTH);
  const start = (first - tile * WIDTH) * HASH_BYTES;
  return {
    path: `tile/${HEIGHT}/${row}/${pathOfNumber(tile)}${width === WIDTH ? '' : `.p/${width}`}`,
    bytes: width * HASH_BYTES,
    start,
    end: start + count * HASH_BYTES,
  };
}

function pathOfNumber(n: number): string {
  const groups: string[] = [];
  let rest = n;
  do {
    groups.unshift(String(rest % 1000).padStart(3, '0'));
    rest = Math.floor(rest / 1000);
  } while (rest > 0);
  return groups.map((group, index) => (index === groups.length - 1 ? group : `x${group}`)).join('/');
}
