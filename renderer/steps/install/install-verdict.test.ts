import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../../electron/shared/errors/codes.ts';
import type { ClaimId, Evidence } from '../../../electron/shared/evidence.ts';
import { emptySnapshot, type JobKind, type JobSnapshot, type PhaseId } from '../../../electron/shared/job.ts';
import { installVerdict } from './install-verdict.ts';

const FIGURES = { host: 'tide', release: '1.0.0-0123456789ab', settleSeconds: 10 };
const piece = (claim: ClaimId): Evidence => ({ claim, method: 'test', figures: FIGURES, recheck: 'true' });
const ended = (job: JobKind, phase: PhaseId, change: Partial<JobSnapshot>): JobSnapshot => ({
  ...emptySnapshot('j', job),
  phase,
  ...change,
});
const done = (job: JobKind, phase: PhaseId, claims: readonly ClaimId[]) =>
  ended(job, phase, { state: 'done', evidence: claims.map(piece) });
const failed = (phase: PhaseId, code: ErrorCode, claims: readonly ClaimId[] = []) =>
  ended('push', phase, { state: 'failed', error: { code, data: { host: 'tide' } }, evidence: claims.map(piece) });
const STAGED: readonly ClaimId[] = ['host.verified', 'host.staged'];

test('there is no verdict while it runs', () => {
  expect(installVerdict(emptySnapshot('j', 'push'))).toBeNull();
});

describe('green needs its proof', () => {
  const cases: readonly [JobKind, PhaseId, ClaimId, string][] = [
    ['push', 'push.activate', 'host.healthy', 'healthy'],
    ['push', 'push.activate', 'host.unchanged', 'unchanged'],
    ['activate', 'activate.switch', 'host.healthy', 'healthy'],
    ['activate', 'activate.switch', 'host.unchanged', 'unchanged'],
    ['rollback', 'rollback.switch', 'host.healthy', 'went-back'],
  ];
  test.each(cases)('%s in %s with %s', (job, phase, claim, end) => {
    const before = job === 'push' ? STAGED : [];
    expect(installVerdict(done(job, phase, [...before, claim]))).toEqual({
      end,
      tone: 'proven',
      proof: piece(claim),
    });
    expect(installVerdict(done(job, phase, before))).toMatchObject({
      end: 'proof-missing',
      tone: 'unproven',
      proof: null,
    });
  });

  test('a claim of a job that did not end as done makes nothing green', () => {
    for (const state of ['failed', 'cancelled'] as const) {
      const verdict = installVerdict(ended('push', 'push.activate', { state, evidence: [piece('host.healthy')] }));
      expect(verdict).toMatchObject({ end: 'outcome-unknown', tone: 'unproven' });
    }
  });
});

test('staged is not proven healthy, and needs both of its claims', () => {
  expect(installVerdict(done('push', 'push.stage', STAGED))).toMatchObject({ end: 'staged', tone: 'unproven' });
  for (const claim of STAGED)
    expect(installVerdict(done('push', 'push.stage', [claim]))).toMatchObject({
      end: 'proof-missing',
      tone: 'unproven',
    });
});

test('rolled back is known only where the release before was proven healthy', () => {
  const code = 'host/rolled-back';
  expect(installVerdict(failed('push.activate', code, [...STAGED, 'host.rolled-back']))).toMatchObject({
    end: 'rolled-back',
    tone: 'failed',
  });
  expect(installVerdict(failed('push.activate', code, STAGED))).toMatchObject({
    end: 'outcome-unknown',
    tone: 'unproven',
  });
});

const ends: readonly [PhaseId, ErrorCode, string, string][] = [
  ['push.activate', 'host/rolled-back-unhealthy', 'rolled-back-unhealthy', 'failed'],
  ['push.activate', 'host/not-rolled-back', 'not-rolled-back', 'failed'],
  ['push.activate', 'host/first-install-failed', 'first-install-failed', 'failed'],
  ['push.activate', 'host/outcome-unknown', 'outcome-unknown', 'unproven'],
  ['push.activate', 'host/watch-stopped', 'outcome-unknown', 'unproven'],
  ['push.activate', 'host/link-lost', 'outcome-unknown', 'unproven'],
  ['push.activate', 'host/no-space', 'outcome-unknown', 'unproven'],
  ['push.activate', 'job/interrupted', 'outcome-unknown', 'unproven'],
  ['push.activate', 'job/bug', 'outcome-unknown', 'unproven'],
  ['push.activate', 'host/older-serial', 'refused', 'failed'],
  ['push.activate', 'host/locked', 'refused', 'failed'],
  ['push.stage', 'job/interrupted', 'outcome-unknown', 'unproven'],
  ['push.upload', 'job/interrupted', 'not-switched', 'failed'],
  ['push.upload', 'host/link-lost', 'not-switched', 'failed'],
  ['push.stage', 'kit/checksum-mismatch', 'not-switched', 'failed'],
  ['push.stage', 'host/library-missing', 'not-switched', 'failed'],
  ['rollback.switch', 'host/rollback-unsafe', 'refused', 'failed'],
  ['push.check', 'kit/signer-unknown', 'not-switched', 'unproven'],
  ['push.stage', 'host/outcome-unknown', 'not-switched', 'unproven'],
  ['push.activate', 'host/not-enrolled', 'refused', 'unproven'],
];
test.each(ends)('in %s, %s is %s (%s)', (phase, code, end, tone) => {
  expect(installVerdict(failed(phase, code))).toMatchObject({ end, tone, proof: null });
});

test('cancelled before the switch is cancelled; during it, the outcome is unknown', () => {
  expect(installVerdict(ended('push', 'push.upload', { state: 'cancelled' }))).toMatchObject({ tone: 'cancelled' });
  expect(installVerdict(ended('push', 'push.activate', { state: 'cancelled' }))).toMatchObject({
    end: 'outcome-unknown',
    tone: 'unproven',
  });
});
