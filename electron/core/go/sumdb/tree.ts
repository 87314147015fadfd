/** A node of a Merkle tree: 32 bytes. */
export type Hash = Uint8Array;

/** What a tree of hashes needs of the outside: SHA-256, and the hashes of complete subtrees. */
export interface TreeReader {
  readonly sha256: (...parts: readonly Uint8Array[]) => Hash;
  /** The hash of the complete subtree over the records `[index * 2^level, (index + 1) * 2^level)`. */
  readonly subtree: (level: number, index: number) => Promise<Hash>;
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The hash of a record (RFC 6962, 2.1). */
export function recordHash({ sha256 }: Pick<TreeReader, 'sha256'>, record: Uint8Array): Hash {
  return sha256(LEAF, record);
}

/**
 * The root of a tree of `size` records that holds `leaf` at `index`, by the audit path that a server offers (RFC 6962, 2.1.1): only the
 * true record leads to the root that was signed.
 */
export function rootWith(reader: TreeReader, size: number, index: number, leaf: Hash): Promise<Hash> {
  const root = async (low: number, high: number): Promise<Hash> => {
    if (high - low === 1) return leaf;
    const middle = low + largestPowerBelow(high - low);
    return index < middle
      ? nodeHash(reader, await root(low, middle), await rangeHash(reader, middle, high))
      : nodeHash(reader, await rangeHash(reader, low, middle), await root(middle, high));
  };
  return root(0, size);
}

/**
 * The roots of an older and of a newer tree, by the consistency proof that a server offers (RFC 6962, 2.1.2): both come out as they were
 * signed only when the newer tree begins with the older one.
 * @param older its root as it was signed
 * @returns the root of the tree of `olderSize` records and that of `size` records
 */
export function rootsOf(
  reader: TreeReader,
  size: number,
  olderSize: number,
  older: Hash,
): Promise<readonly [older: Hash, newer: Hash]> {
  const roots = async (low: number, high: number): Promise<readonly [Hash, Hash]> => {
    if (high === olderSize) {
      const known = low === 0 ? older : await rangeHash(reader, low, high);
      return [known, known];
    }
    const middle = low + largestPowerBelow(high - low);
    if (olderSize <= middle) {
      const [left, whole] = await roots(low, middle);
      return [left, nodeHash(reader, whole, await rangeHash(reader, middle, high))];
    }
    const left = await rangeHash(reader, low, middle);
    const [right, whole] = await roots(middle, high);
    return [nodeHash(reader, left, right), nodeHash(reader, left, whole)];
  };
  return roots(0, size);
}

async function rangeHash(reader: TreeReader, low: number, high: number): Promise<Hash> {
  const size = high - low;
  const level = Math.log2(size);
  if (Number.isInteger(level) && low % size === 0) return reader.subtree(level, low / size);
  const middle = low + largestPowerBelow(size);
  return nodeHash(reader, await rangeHash(reader, low, middle), await rangeHash(reader, middle, high));
}

/** The hash over two subtrees of equal depth, or of a tree's left and right part (RFC 6962, 2.1). */
export function nodeHash({ sha256 }: Pick<TreeReader, 'sha256'>, left: Hash, right: Hash): Hash {
  return sha256(NODE, left, right);
}

/** The largest power of two below a number greater than 1. */
function largestPowerBelow(n: number): number {
  return 2 ** (Math.ceil(Math.log2(n)) - 1);
}
