import { expect, test } from 'vitest';
import { canonicalJson, canonicalJsonLine, compareBytewise, type Json } from './json.ts';

test('keys are sorted at every depth, arrays keep their order', () => {
  const value: Json = { b: [{ z: 1, a: 2 }, 'x'], a: null };
  expect(canonicalJson(value)).toBe(
    '{\n  "a": null,\n  "b": [\n    {\n      "a": 2,\n      "z": 1\n    },\n    "x"\n  ]\n}\n',
  );
  expect(canonicalJsonLine(value)).toBe('{"a":null,"b":[{"a":2,"z":1},"x"]}');
});

test('equal values give equal bytes, however they were made', () => {
  const keys = ['b', 'a', 'c', 'aa', 'B', 'é', '~'];
  const forwards = Object.fromEntries(keys.map((key) => [key, key]));
  const backwards = Object.fromEntries(keys.toReversed().map((key) => [key, key]));
  expect(canonicalJson(forwards)).toBe(canonicalJson(backwards));
  expect(JSON.parse(canonicalJson(forwards))).toEqual(forwards);
});

test('one entry of a JSON-lines file is one line, whatever is in it', () => {
  expect(canonicalJsonLine({ text: 'a\nb\u2028' })).not.toMatch(/\n/);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])('%d is refused at any depth', (number) => {
  expect(() => canonicalJson({ a: [number] })).toThrow(TypeError);
  expect(() => canonicalJsonLine(number)).toThrow(TypeError);
});

test('strings are ordered by their UTF-8 bytes, not by UTF-16 units', () => {
  // U+FF5E is EF BD 9E, U+1F600 is F0 9F 98 80: in UTF-16 the order is the other way round.
  const words = ['\u{1f600}', '\uff5e', 'b', 'a', '', 'aa', 'A', 'é'];
  const byBytes = words.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  expect(words.toSorted(compareBytewise)).toEqual(byBytes);
  expect(byBytes.indexOf('\uff5e')).toBeLessThan(byBytes.indexOf('\u{1f600}'));
});
