import { type SignedKit, signedKit } from '../media/bench.ts';

/** So many files must a kit be able to hold. */
export const MANY = 50_000;

/** The kit's path of one of its many small files, counted from 0. */
export function pathOfMany(index: number): string {
  return `source/part-${String(index).padStart(5, '0')}.go`;
}

/** A signed kit of `MANY` small files, beside those that every kit has. */
export function manyFilesKit(directory: string): Promise<SignedKit> {
  const beside = Array.from({ length: MANY }, (_, index) => ({
    path: pathOfMany(index),
    content: `package part // ${index}\n`,
  }));
  return signedKit(directory, 1, { beside });
}
