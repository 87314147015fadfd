import { afterAll, beforeAll, beforeEach } from 'vitest';
import { makeDir } from './projects.ts';

/**
 * Gives a file of tests a directory, removed after the last of them.
 * @param problem why the tests cannot run here: each is skipped with it; null when they can
 */
export function inOwnDir(problem: string | null, take: (dir: string) => void): void {
  let remove = async () => {};
  beforeAll(async () => {
    const made = await makeDir();
    remove = made.remove;
    take(made.dir);
  });
  afterAll(() => remove());
  beforeEach((context) => {
    if (problem !== null) context.skip(problem);
  });
}
