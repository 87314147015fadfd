import { expect, test } from 'vitest';
import type { ErrorCode } from '../../../electron/shared/errors/codes.ts';
import type { Evidence } from '../../../electron/shared/evidence.ts';
import { emptySnapshot, type JobSnapshot } from '../../../electron/shared/job.ts';
import { verdictOf } from './verdict-of.ts';

const rest = { method: 'test', figures: {}, recheck: '' };
const proofs: readonly Evidence[] = [
  { claim: 'kit.files-match', ...rest },
  { claim: 'media.read-back', level: 'L2', ...rest },
  { claim: 'kit.signature-valid', ...rest },
];
const done = (evidence: readonly Evidence[]): JobSnapshot => ({
  ...emptySnapshot('j', 'verify'),
  state: 'done',
  evidence,
});
const failed = (code: ErrorCode): JobSnapshot => ({
  ...done(proofs),
  state: 'failed',
  error: { code, data: {} },
});

test('all three proofs make it proven; without the device it is about files only; without more, nothing', () => {
  expect(verdictOf(done(proofs))).toBe('proven');
  const without = (claim: string) => done(proofs.filter((one) => one.claim !== claim));
  expect(verdictOf(without('media.read-back'))).toBe('files');
  expect(verdictOf(without('kit.signature-valid'))).toBe('unproven');
  expect(verdictOf(without('kit.files-match'))).toBe('unproven');
  expect(verdictOf(done([]))).toBe('unproven');
});

test('a read-back that names no level is not one', () => {
  expect(verdictOf(done(proofs.map((one) => ({ ...one, level: 'L1' as const }))))).toBe('unproven');
});

test('a job that did not end well is never green, whatever it had proven', () => {
  expect(verdictOf({ ...done(proofs), state: 'running' })).toBe('running');
  expect(verdictOf({ ...done(proofs), state: 'cancelled' })).toBe('cancelled');
  expect(verdictOf({ ...done(proofs), state: 'failed' })).toBe('stopped');
});

test.each<[ErrorCode, ReturnType<typeof verdictOf>]>([
  ['media/not-read-back', 'unproven'],
  ['kit/unsigned', 'unproven'],
  ['kit/signer-unknown', 'unproven'],
  ['media/read-back-mismatch', 'wrong'],
  ['kit/checksum-mismatch', 'wrong'],
  ['kit/extra-files', 'wrong'],
  ['kit/signature-bad', 'wrong'],
  ['kit/signer-revoked', 'wrong'],
  ['kit/not-a-kit', 'stopped'],
  ['media/pulled', 'stopped'],
  ['job/interrupted', 'stopped'],
])('%s is %s', (code, verdict) => {
  expect(verdictOf(failed(code))).toBe(verdict);
});
