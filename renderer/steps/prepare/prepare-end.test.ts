import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../../electron/shared/errors/codes.ts';
import type { ClaimId, Evidence } from '../../../electron/shared/evidence.ts';
import { emptySnapshot, type JobKind, type JobSnapshot } from '../../../electron/shared/job.ts';
import { isOfEarlierBuild, type PrepareFacts, prepareEnd, toneOf } from './prepare-end.ts';

const FINGERPRINT = `SHA256:${'a'.repeat(43)}`;
const piece = (claim: ClaimId): Evidence => ({ claim, method: 'test', figures: {}, recheck: 'true' });

function done(job: JobKind, digest: string, claims: readonly ClaimId[], endedAt: number): JobSnapshot {
  const result = { digest, fingerprint: FINGERPRINT };
  return { ...emptySnapshot(job, job), state: 'done', evidence: claims.map(piece), result, endedAt };
}
const failed = (job: JobKind, code: ErrorCode, endedAt: number): JobSnapshot => ({
  ...emptySnapshot(job, job),
  state: 'failed',
  error: { code, data: {} },
  endedAt,
});
const cancelled = (job: JobKind, endedAt: number): JobSnapshot => ({
  ...emptySnapshot(job, job),
  state: 'cancelled',
  endedAt,
});
const built = done('prepare', 'one', ['go.built', 'kit.sealed'], 1);
const signed = done('sign', 'one', ['kit.files-match', 'kit.signed'], 2);
const kit = {
  digest: 'one',
  signatures: [{ file: 'SHA256SUMS.sig', fingerprint: FINGERPRINT, namespace: 'kit@voidferry' }],
};
const unsigned = { ...kit, signatures: [] };
const all: PrepareFacts = { prepare: built, sign: signed, kit, isUnreadable: false, revoked: [] };

describe('green needs every proof', () => {
  test('a kit that was built and signed, or signed alone, and lies there as it was signed', () => {
    expect(prepareEnd(all)).toBe('signed');
    expect(prepareEnd({ ...all, prepare: null })).toBe('signed');
    expect(toneOf('signed')).toBe('proven');
  });

  test.each<[string, Partial<PrepareFacts>, string | null]>([
    ['no signature', { sign: null, kit: unsigned }, 'built'],
    ['signed without hashing the files', { sign: done('sign', 'one', ['kit.signed'], 2) }, 'sign-unproven'],
    ['hashed without signing', { sign: done('sign', 'one', ['kit.files-match'], 2) }, 'sign-unproven'],
    ['not sealed', { prepare: done('prepare', 'one', ['go.built'], 1) }, 'build-unproven'],
    ['not compiled', { prepare: done('prepare', 'one', ['kit.sealed'], 1) }, 'build-unproven'],
    ['built again since', { prepare: done('prepare', 'two', ['go.built', 'kit.sealed'], 3) }, 'rebuilt'],
    ['built again into another folder, which carries no signature', { kit: unsigned }, 'signature-gone'],
    ['another list lies there', { kit: { ...kit, digest: 'two' } }, 'changed'],
    ['nobody knows what lies there', { kit: null }, null],
    ['nothing lies there', { kit: null, isUnreadable: true }, null],
    ['its signer is revoked', { revoked: [FINGERPRINT] }, 'signer-revoked'],
    ['nobody knows whether its signer is revoked', { revoked: null }, null],
    ['the newest build failed', { prepare: failed('prepare', 'go/does-not-compile', 3) }, 'build-failed'],
    ['the newest build was stopped', { prepare: cancelled('prepare', 3) }, 'build-cancelled'],
    ['signing failed', { sign: failed('sign', 'kit/checksum-mismatch', 2) }, 'sign-failed'],
    ['signing found nothing wrong and proved nothing', { sign: failed('sign', 'kit/unsigned', 2) }, 'sign-not-proven'],
    ['signing was stopped', { sign: cancelled('sign', 2) }, 'sign-cancelled'],
    ['it is built', { prepare: emptySnapshot('p', 'prepare') }, null],
    ['it is signed', { sign: emptySnapshot('s', 'sign') }, null],
  ])('%s', (_why, change, end) => {
    const found = prepareEnd({ ...all, ...change });
    expect(found).toBe(end);
    expect(found === null || toneOf(found) !== 'proven').toBe(true);
  });

  test('a signature of another key, or not made for kits, is not the one that was made', () => {
    const [one] = kit.signatures;
    for (const other of [{ fingerprint: `SHA256:${'b'.repeat(43)}` }, { namespace: 'file' }]) {
      const signatures = one === undefined ? [] : [{ ...one, ...other }];
      expect(prepareEnd({ ...all, kit: { ...kit, signatures } })).toBe('signature-gone');
    }
  });
});

test('a signing that failed before the kit was built again is no longer told', () => {
  expect(prepareEnd({ ...all, sign: failed('sign', 'kit/incomplete', 0), kit: unsigned })).toBe('built');
});

test('a signature made before the same kit was built again is not over what was built last', () => {
  const again = { ...built, endedAt: 3 };
  expect(isOfEarlierBuild(signed, built)).toBe(false);
  expect(isOfEarlierBuild(signed, again)).toBe(true);
  expect(isOfEarlierBuild(signed, done('prepare', 'two', [], 3))).toBe(false);
  expect(isOfEarlierBuild(null, again)).toBe(false);
  expect(isOfEarlierBuild(signed, null)).toBe(false);
});

test('a kit that was built and is not there is not called built', () => {
  expect(prepareEnd({ ...all, sign: null, kit: null, isUnreadable: true })).toBeNull();
});

test('a kit that was chosen is unsigned here, whatever it carries; without one there is nothing to say', () => {
  expect(prepareEnd({ ...all, prepare: null, sign: null })).toBe('unsigned');
  expect(prepareEnd({ ...all, prepare: null, sign: null, kit: null })).toBeNull();
});
