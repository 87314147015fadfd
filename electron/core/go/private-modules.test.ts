import { expect, test } from 'vitest';
import { matchesPatterns } from './private-modules.ts';

// What `go` itself says of these pairs (golang.org/x/mod/module, TestMatchPrefixPatterns).
test.each([
  ['*/quote', 'rsc.io/quote', true],
  ['*/quote', 'rsc.io/quote/v3', true],
  ['*/quo', 'rsc.io/quote', false],
  ['example.com', 'example.com/a/b', true],
  ['example.com', 'example.community/a', false],
  ['example.com/a,other.org', 'other.org/x', true],
  ['example.com/a,,other.org/', 'other.org/x', true],
  ['example.com/[ab]', 'example.com/b/c', true],
  ['example.com/[ab]', 'example.com/c', false],
  ['exam?le.com', 'example.com/x', true],
  ['*.corp.example.com', 'git.corp.example.com/x', true],
  ['*.corp.example.com', 'corp.example.com/x', false],
  ['example.com/[', 'example.com/x', false],
  ['', 'example.com/x', false],
])('%s and %s: %s', (patterns, path, expected) => {
  expect(matchesPatterns(patterns, path)).toBe(expected);
});
