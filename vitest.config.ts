import { defineConfig } from 'vitest/config';

const tests = {
  // A machine whose build cache is cold compiles for minutes; a timeout is no measurement.
  testTimeout: 600_000,
  hookTimeout: 900_000,
  pool: 'forks',
  allowOnly: false,
} as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    slowTestThreshold: 5_000,
    projects: [
      {
        test: {
          ...tests,
          name: 'parts',
          include: ['electron/**/*.test.ts', 'renderer/**/*.test.ts', 'build/**/*.test.ts'],
        },
      },
      // Whole hosts and media measure what the machine does: one file at a time, after the rest.
      {
        test: {
          ...tests,
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: ['e2e/window/**'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      // One window at a time: each measures and is measured.
      {
        test: {
          ...tests,
          name: 'window',
          include: ['e2e/window/**/*.test.ts'],
          globalSetup: ['e2e/window/setup.ts'],
          setupFiles: ['e2e/window/skip-without-window.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
