import { expect, test } from 'vitest';
import { hostErrors } from '../../shared/errors/host.ts';
import { errorText } from '../../shared/i18n/translate.ts';
import { failureFacts, parseFailure } from './failure.ts';

test('the last line of ours counts', () => {
  const stderr = 'checking\nvoidferry: host/locked first\nvoidferry: host/no-space 12 bytes free\ntail: noise\n';
  expect(parseFailure(stderr)).toEqual({ code: 'host/no-space', text: '12 bytes free' });
  expect(parseFailure('voidferry: host/locked')).toEqual({ code: 'host/locked', text: '' });
});

test('no line, or a code that nobody knows, is no known failure', () => {
  expect(parseFailure('sh: 1: not found\n')).toBeNull();
  expect(parseFailure('voidferry: host/made-up x\n')).toBeNull();
  expect(parseFailure('voidferry: toString x\n')).toBeNull();
});

test('every code that a host names brings the facts of its texts', () => {
  const codes = [
    ...(Object.keys(hostErrors) as (keyof typeof hostErrors)[]).filter((code) => !ownWords.has(code)),
    ...kitCodes,
  ];
  for (const code of codes) {
    const data = failureFacts({ code, text: 'key SHA256:abc' }, 'gauge');
    for (const language of ['en', 'zh-CN'] as const) {
      const { message, next } = errorText(language, { code, data });
      expect(`${code} ${message} ${next}`).not.toMatch(/[{}]/);
    }
  }
});

/** Said by this side alone, with facts of their own. */
const ownWords = new Set<string>([
  'host/unreachable',
  'host/key-unknown',
  'host/key-changed',
  'host/key-revoked',
  'host/authority-unsupported',
  'host/login-refused',
  'host/link-lost',
]);
const kitCodes = [
  'kit/checksum-mismatch',
  'kit/incomplete',
  'kit/extra-files',
  'kit/malformed',
  'kit/signature-bad',
  'kit/signer-unknown',
  'kit/unsigned',
  'kit/archive-unsafe',
  'job/usage',
  'job/bug',
] as const;
