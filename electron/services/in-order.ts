/**
 * Does the same with each of some values, a few at a time, and returns the results in the order of the values. After the first failure
 * nothing new is begun; it is thrown when what runs has ended.
 */
export async function inOrder<T, R>(
  values: readonly T[],
  atOnce: number,
  work: (value: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  let isFailed = false;
  const workOff = async () => {
    while (!isFailed && next < values.length) {
      const index = next++;
      try {
        results[index] = await work(values[index] as T);
      } catch (error) {
        isFailed = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.min(atOnce, values.length) }, workOff));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return results;
}
