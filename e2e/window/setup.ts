import type { TestProject } from 'vitest/node';
import { NoWindowError, prepareLaunch } from './prepare-launch.ts';

/** Once before all tests of the window. Where there can be no window they are told why; one that does not build is an error. */
export async function setup(project: TestProject): Promise<(() => void) | undefined> {
  try {
    const { facts, line, stop } = await prepareLaunch();
    process.stdout.write(`${line}\n`);
    project.provide('launch', facts);
    project.provide('whyNoWindow', null);
    return stop;
  } catch (error) {
    if (!(error instanceof NoWindowError)) throw error;
    project.provide('whyNoWindow', error.message);
    return undefined;
  }
}
