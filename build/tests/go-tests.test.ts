import { expect, test } from 'vitest';
import { readGoEvents } from './go-tests.ts';

const lines = (...events: object[]) => events.map((event) => JSON.stringify(event)).join('\n');

test('each package with tests counts once, those without not at all', () => {
  const output = lines(
    { Action: 'run', Package: 'a', Test: 'TestA' },
    { Action: 'pass', Package: 'a', Test: 'TestA' },
    { Action: 'pass', Package: 'a', Elapsed: 0.1 },
    { Action: 'skip', Package: 'b', Elapsed: 0 },
  );
  expect(readGoEvents('m', 0, output, '', () => {})).toEqual({ passed: 1, failed: [], skipped: [], slow: [] });
});

test('a failed package shows what it printed, and what the compiler said', () => {
  const printed: string[] = [];
  const output = lines(
    { Action: 'build-output', ImportPath: 'a [a.test]', Output: './a.go:1: undefined: x\n' },
    { Action: 'output', Package: 'b', Output: '--- FAIL: TestB\n' },
    { Action: 'fail', Package: 'b', Test: 'TestB' },
    { Action: 'fail', Package: 'b', Elapsed: 1 },
    { Action: 'fail', Package: 'a', Elapsed: 0 },
  );
  const { passed, failed } = readGoEvents('m', 1, output, '', (line) => printed.push(line));
  expect({ passed, failed }).toEqual({ passed: 0, failed: ['m > b', 'm > a'] });
  expect(printed.join('\n')).toContain('--- FAIL: TestB');
  expect(printed.join('\n')).toContain('undefined: x');
});

test('a failure that names no package is one failure', () => {
  const { failed } = readGoEvents('m', 1, '', 'go: go.mod requires go >= 9.9', () => {});
  expect(failed).toEqual(['m (go test)']);
});
