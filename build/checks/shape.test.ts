import { expect, test } from 'vitest';
import { lengthFindings, moduleShape } from './shape.ts';

const problems = (path: string, text: string) => moduleShape({ path, text }).map(({ problem }) => problem);

test.each([
  ['a default export', 'export default 1;'],
  ['a name exported as default', 'const a = 1; export { a as default };'],
  ['a barrel', "export * from './a.ts';"],
  ['a barrel by names', "import type { b } from './b.ts'; export { a } from './a.ts'; export type { b };"],
])('%s is a finding', (_, text) => {
  expect(problems('electron/core/x.ts', text)).toHaveLength(1);
});

test('what declares something of its own is no barrel', () => {
  expect(problems('electron/core/x.ts', "export { a } from './a.ts'; export const b = 1;")).toEqual([]);
  expect(problems('electron/core/x.ts', "import { a } from './a.ts'; a();")).toEqual([]);
  expect(problems('vitest.config.ts', 'export default {};')).toEqual([]);
});

test.each(['test.only', 'test.skip', 'test.skipIf(a)', 'test.runIf(a)', 'it.todo', 'describe.skip', 'test.fails'])(
  'a test that is switched off in silence is a finding: %s',
  (call) => {
    expect(problems('electron/core/x.test.ts', `${call}('name', () => {})`)).toHaveLength(1);
  },
);

test('a test that says why it is skipped is right', () => {
  expect(problems('electron/core/x.test.ts', "test('name', (context) => context.skip('no go'))")).toEqual([]);
});

test('no file has more than 500 lines', () => {
  const file = (lines: number) => ({ path: 'resources/host/voidferry-host', text: 'a\n'.repeat(lines) });
  expect(lengthFindings(file(500))).toEqual([]);
  expect(lengthFindings(file(501))).toHaveLength(1);
});
