import { expect, test } from 'vitest';
import { factFindings } from './facts.ts';

const problems = (text: string) => factFindings({ path: 'electron/jobs/x.ts', text }).map(({ problem }) => problem);

test.each([
  ["throw new VoidferryError('kit/not-a-kit', { path })", ['kit/not-a-kit lacks the facts reason']],
  ["throw new VoidferryError('kit/not-a-kit')", ['kit/not-a-kit lacks the facts path, reason']],
  ["throw new VoidferryError('kit/not-a-kit', { path, 'reason': a })", []],
  ["throw new VoidferryError('kit/not-a-kit', { path, ...more })", []],
  ["throw new VoidferryError('kit/not-a-kit', facts)", []],
  ['throw new VoidferryError(code, { path })', []],
  ["throw new VoidferryError('kit/unsigned')", []],
  [
    "prove({ claim: 'kit.signed', figures: {}, method: 'sshsig', recheck: '' })",
    ['kit.signed lacks the facts fingerprint'],
  ],
  ["prove({ claim: 'kit.signed', figures: { fingerprint }, method: 'sshsig', recheck: '' })", []],
])('%s', (text, expected) => {
  expect(problems(text)).toEqual(expected);
});
