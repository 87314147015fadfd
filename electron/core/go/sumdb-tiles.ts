const HASH_BYTES = 32;
const PARTIAL_TILE = /^(.*\.p)\/([1-9][0-9]*)$/;

/** A partial tile that follows from a longer one: the first `bytes` bytes of the file at `from`. */
export interface TilePrefix {
  readonly path: string;
  readonly from: string;
  readonly bytes: number;
}

/**
 * Every partial tile that the given files hold implicitly. A checksum database's tile `N.p/W` holds W hashes of 32 bytes, and `N.p/w` is
 * its beginning (https://go.dev/design/25530-sumdb#checksum-database). Lookup records carry different tree sizes, so the order in which
 * an offline `go` reads them decides which width it asks for: only all widths together serve it always.
 * @param paths files of a checksum database; others than partial tiles are passed over, and tiles that are held are not repeated.
 */
export function tilePrefixes(paths: readonly string[]): TilePrefix[] {
  const widest = new Map<string, number>();
  for (const path of paths) {
    const [, tile, width] = PARTIAL_TILE.exec(path) ?? [];
    if (tile !== undefined) widest.set(tile, Math.max(widest.get(tile) ?? 0, Number(width)));
  }
  const held = new Set(paths);
  return [...widest].flatMap(([tile, width]) =>
    Array.from({ length: width - 1 }, (_, index) => ({
      path: `${tile}/${index + 1}`,
      from: `${tile}/${width}`,
      bytes: (index + 1) * HASH_BYTES,
    })).filter(({ path }) => !held.has(path)),
  );
}
