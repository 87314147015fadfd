import { expect, test } from 'vitest';
import { quoteCommand, quoteWord } from './quote.ts';

test('words are kept literally', () => {
  expect(quoteWord('')).toBe("''");
  expect(quoteWord('$HOME `id` "x"')).toBe(`'$HOME \`id\` "x"'`);
  expect(quoteWord("it's")).toBe("'it'\\''s'");
  expect(quoteWord('a\\')).toBe("'a'\\\\''");
  expect(() => quoteWord('a\0b')).toThrow(TypeError);
});

test('a command is quoted words, one space between', () => {
  expect(quoteCommand(['/bin/sh', '-s', '--', 'a b'])).toBe("'/bin/sh' '-s' '--' 'a b'");
});
