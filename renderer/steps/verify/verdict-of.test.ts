import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../../electron/shared/errors/codes.ts';
import type { Evidence } from '../../../electron/shared/evidence.ts';
import { emptySnapshot, type JobSnapshot } from '../../../electron/shared/job.ts';
import { verdictOf } from './verdict-of.ts';

const DIGEST = 'ab'.repeat(32);
const piece = (change: Pick<Evidence, 'claim' | 'figures'> & Partial<Evidence>): Evidence => ({
  method: 'test',
  recheck: 'true',
  ...change,
});
const matching = piece({ claim: 'kit.files-match', figures: { files: 3, digest: DIGEST } });
const readBack = piece({
  claim: 'media.read-back',
  level: 'L2',
  figures: { bytes: 10, files: 4, deviceBytesRead: 4096, milliseconds: 5, device: '/dev/sdz1' },
});
const signed = piece({ claim: 'kit.signature-valid', figures: { signer: 'release', fingerprint: 'SHA256:x' } });
const ended = (change: Partial<JobSnapshot>): JobSnapshot => ({ ...emptySnapshot('j', 'verify'), ...change });
const done = (evidence: readonly Evidence[], level = 'L2') =>
  ended({ state: 'done', evidence, result: { level, digest: DIGEST } });
const failed = (code: ErrorCode, evidence: readonly Evidence[] = [], data = {}) =>
  ended({ state: 'failed', error: { code, data }, evidence });

test('there is no verdict while it runs, whatever was proven by then', () => {
  expect(verdictOf(ended({ evidence: [readBack, signed] }), null)).toBeNull();
});

describe('green', () => {
  test('is what was read back and signed by someone trusted', () => {
    expect(verdictOf(done([matching, readBack, signed]), DIGEST)).toEqual({
      end: 'read-back',
      tone: 'proven',
      signers: [{ principal: 'release', fingerprint: 'SHA256:x' }],
      files: 3,
      readBack: { files: 4, bytes: 10, deviceBytes: 4096, milliseconds: 5, device: '/dev/sdz1' },
      digest: DIGEST,
      mismatch: null,
      unknownSigner: null,
    });
  });

  test.each<[string, JobSnapshot]>([
    ['nothing', done([])],
    ['no read-back', done([matching, signed])],
    ['a read-back of no level', done([matching, signed, piece({ claim: 'media.read-back', figures: {} })])],
    ['no signature', done([matching, readBack])],
    ['matching files alone', done([matching])],
    ['files only, without a signature', done([matching], 'files')],
    ['files only, without the files', done([signed], 'files')],
  ])('is not: %s', (_, job) => {
    expect(verdictOf(job, null)).toMatchObject({ end: 'proof-missing', tone: 'unproven' });
  });

  test('is not the proof of a job that did not end as done', () => {
    const evidence = [matching, readBack, signed];
    expect(verdictOf(ended({ state: 'cancelled', evidence }), null)).toMatchObject({
      end: 'cancelled',
      tone: 'cancelled',
    });
    expect(verdictOf(failed('custody/locked', evidence), null)).toMatchObject({ end: 'broken-off', tone: 'failed' });
  });

  test('is not another kit than the one that is expected', () => {
    for (const job of [done([matching, readBack, signed]), done([matching, signed], 'files')])
      expect(verdictOf(job, 'cd'.repeat(32))).toMatchObject({ end: 'other-kit', tone: 'unproven' });
    const nameless = ended({ state: 'done', evidence: [matching, readBack, signed] });
    expect(verdictOf(nameless, DIGEST)).toMatchObject({ end: 'other-kit', tone: 'unproven' });
  });

  test('is not a check of files through the cache', () => {
    expect(verdictOf(done([matching, signed], 'files'), DIGEST)).toMatchObject({ end: 'files-only', tone: 'unproven' });
  });
});

test.each<[ErrorCode, string]>([
  ['media/not-read-back', 'not-read-back'],
  ['kit/unsigned', 'unsigned'],
  ['kit/signer-unknown', 'signer-unknown'],
])('%s is not checked, and nothing is wrong', (code, end) => {
  expect(verdictOf(failed(code, [matching]), null)).toMatchObject({ end, tone: 'unproven', digest: DIGEST });
});

test.each<[ErrorCode, string]>([
  ['media/read-back-mismatch', 'mismatch'],
  ['kit/checksum-mismatch', 'wrong'],
  ['kit/extra-files', 'wrong'],
  ['kit/incomplete', 'wrong'],
  ['kit/malformed', 'wrong'],
  ['kit/signature-bad', 'wrong'],
  ['kit/signer-revoked', 'signer-revoked'],
  ['media/io-error', 'medium-failed'],
  ['media/pulled', 'pulled'],
  ['media/changed', 'changed'],
  ['job/interrupted', 'broken-off'],
  ['custody/ledger-broken', 'broken-off'],
])('%s is red', (code, end) => {
  expect(verdictOf(failed(code), null)).toMatchObject({ end, tone: 'failed' });
});

test('a wrong byte is told with its place and both hashes', () => {
  const data = { file: 'a.tar', offset: 4096, expected: 'aa', actual: 'bb', wrong: ['a.tar', 'b.tar'] };
  expect(verdictOf(failed('media/read-back-mismatch', [], data), null)?.mismatch).toEqual(data);
  const unplaced = { ...data, offset: '?' };
  expect(verdictOf(failed('media/read-back-mismatch', [], unplaced), null)?.mismatch).toEqual({
    ...data,
    offset: null,
  });
});

test('a signer whom nobody trusts is named', () => {
  const data = { fingerprint: 'SHA256:y' };
  expect(verdictOf(failed('kit/signer-unknown', [matching, readBack], data), null)).toMatchObject({
    unknownSigner: 'SHA256:y',
    signers: [],
  });
});
