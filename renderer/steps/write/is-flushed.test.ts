import { expect, test } from 'vitest';
import type { ClaimId } from '../../../electron/shared/evidence.ts';
import { emptySnapshot, type JobSnapshot } from '../../../electron/shared/job.ts';
import { isFlushed } from './is-flushed.ts';

const write = (state: JobSnapshot['state'], ...claims: readonly ClaimId[]): JobSnapshot => ({
  ...emptySnapshot('j', 'write'),
  state,
  evidence: claims.map((claim) => ({ claim, method: 'test', figures: {}, recheck: '' })),
});

test('a write is flushed when it ended with both proofs, and never otherwise', () => {
  expect(isFlushed(write('done', 'media.written', 'media.flushed'))).toBe(true);
  expect(isFlushed(write('done', 'kit.files-match', 'media.flushed'))).toBe(true);
  expect(isFlushed(write('done', 'media.written'))).toBe(false);
  expect(isFlushed(write('done', 'media.flushed'))).toBe(false);
  expect(isFlushed(write('failed', 'media.written', 'media.flushed'))).toBe(false);
  expect(isFlushed(write('running', 'media.written', 'media.flushed'))).toBe(false);
});
