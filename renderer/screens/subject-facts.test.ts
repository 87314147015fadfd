import { expect, test } from 'vitest';
import { subjectFacts } from './subject-facts.ts';

test('one level, with what is known', () => {
  const medium = { path: '/media/stick', serial: null, size: 123 };
  expect(subjectFacts({ kit: 'tide-1.0.0', medium, prefix: null, hosts: ['a', 'b'], none: [] })).toEqual([
    ['kit', 'tide-1.0.0'],
    ['medium.path', '/media/stick'],
    ['medium.size', '123'],
    ['hosts', 'a, b'],
  ]);
});
