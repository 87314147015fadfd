import type { TestProject } from 'vitest/node';
import { prepareLaunch } from './prepare-launch.ts';

/** Once before all tests of the window. */
export async function setup(project: TestProject): Promise<() => void> {
  const { facts, line, stop } = await prepareLaunch();
  process.stdout.write(`${line}\n`);
  project.provide('launch', facts);
  return stop;
}
