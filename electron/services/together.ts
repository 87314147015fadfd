/** Waits until both have ended, so that nothing of either goes on after the other has failed; then the first failure is thrown. */
export async function together<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return await Promise.all([one, other]);
}
