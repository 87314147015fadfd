import { expect, test } from 'vitest';
import { redact, shownOutput } from './redact.ts';

test.each([
  ['DB_PASSWORD=hunter2 next', 'DB_PASSWORD=*** next'],
  ['{"api_key": "abc def", "level": "info"}', '{"api_key": ***, "level": "info"}'],
  ['Authorization: Bearer abcdef123456', 'Authorization: ***'],
  ['dial postgres://app:s3cret@db/x failed', 'dial postgres://***@db/x failed'],
  ['key AKIAABCDEFGHIJKLMNOP here', 'key *** here'],
  ['a\n-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\nb', 'a\n***\nb'],
  ['-----BEGIN RSA PRIVATE KEY-----\ncut off', '***'],
  ['jwt eyJhbGciOiJI.eyJzdWIiOiIx.abc', 'jwt ***'],
])('%j is shown as %j', (text, shown) => {
  expect(redact(text)).toBe(shown);
});

test('what is no secret stays, and nothing steers the terminal', () => {
  expect(redact('token bucket is full: 12 of 12\n\u001b[31mred\u0007')).toBe(
    'token bucket is full: 12 of 12\n?[31mred?',
  );
});

test('of much, the end is shown, and a key that begins before it stays hidden', () => {
  const lines = Array.from({ length: 30 }, (_, index) => `line ${index}`);
  expect(shownOutput(lines.join('\n'))).toBe(lines.slice(-20).join('\n'));
  const key = ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', 'after'].join('\n');
  expect(shownOutput(key)).toBe('***\nafter');
});
