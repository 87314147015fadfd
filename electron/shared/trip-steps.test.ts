import { describe, expect, test } from 'vitest';
import type { ErrorCode } from './errors/codes.ts';
import type { ClaimId, Evidence } from './evidence.ts';
import { emptySnapshot, type JobSnapshot } from './job.ts';
import type { TripJob } from './trip.ts';
import { stepStates, type TripSnapshots } from './trip-steps.ts';

const DIGEST = 'a'.repeat(64);
const piece = (claim: ClaimId): Evidence => ({ claim, method: 'test', figures: {}, recheck: 'true' });
const done = (job: TripJob, claims: readonly ClaimId[], digest = DIGEST): JobSnapshot => ({
  ...emptySnapshot(job, job),
  state: 'done',
  evidence: claims.map(piece),
  result: { digest },
});
const whole: Required<Omit<TripSnapshots, 'activate' | 'rollback'>> = {
  prepare: done('prepare', ['go.built', 'kit.sealed']),
  sign: done('sign', ['kit.files-match', 'kit.signed']),
  write: done('write', ['media.written', 'media.flushed']),
  verify: done('verify', ['kit.files-match', 'media.read-back', 'kit.signature-valid']),
  enrol: done('enrol', ['host.enrolled']),
  push: done('push', ['host.verified', 'host.staged', 'host.healthy']),
};

test('a new trip opens its first step alone', () => {
  expect(stepStates({})).toEqual({ prepare: 'open', write: 'locked', verify: 'locked', install: 'locked' });
});

test('a trip whose every step carries its proof is proven', () => {
  expect(stepStates(whole)).toEqual({ prepare: 'proven', write: 'proven', verify: 'proven', install: 'proven' });
});

test('building alone proves nothing: the kit must be signed', () => {
  const { prepare } = whole;
  expect(stepStates({ prepare }).prepare).toBe('open');
});

describe('a proof that is missing', () => {
  const cases: readonly [keyof typeof whole, ClaimId, 'prepare' | 'write' | 'verify' | 'install'][] = [
    ['prepare', 'go.built', 'prepare'],
    ['prepare', 'kit.sealed', 'prepare'],
    ['sign', 'kit.files-match', 'prepare'],
    ['sign', 'kit.signed', 'prepare'],
    ['write', 'media.written', 'write'],
    ['write', 'media.flushed', 'write'],
    ['verify', 'media.read-back', 'verify'],
    ['verify', 'kit.signature-valid', 'verify'],
    ['push', 'host.healthy', 'install'],
  ];
  test.each(cases)('%s without %s', (job, claim, step) => {
    const without = { ...whole[job], evidence: whole[job].evidence.filter((one) => one.claim !== claim) };
    const states = stepStates({ ...whole, [job]: without });
    expect(states[step]).toBe('unproven');
    if (step !== 'install') expect(states.install).toBe('locked');
  });
});

test('a job over another kit proves nothing of this one', () => {
  const other = 'b'.repeat(64);
  expect(stepStates({ ...whole, verify: { ...whole.verify, result: { digest: other } } }).verify).toBe('unproven');
  expect(stepStates({ ...whole, prepare: { ...whole.prepare, result: { digest: other } } }).prepare).toBe('unproven');
});

describe('an install', () => {
  const staged = { ...done('push', ['host.verified', 'host.staged']), result: { digest: DIGEST, release: '1-a' } };
  const at = (startedAt: number, job: JobSnapshot): JobSnapshot => ({
    ...job,
    phases: [{ phase: 'push.connect', startedAt }],
  });
  const activate = (release: string, claims: readonly ClaimId[] = ['host.healthy']): JobSnapshot =>
    at(2, { ...done('activate', claims), result: { release } });
  const installOf = (jobs: TripSnapshots) => stepStates({ ...whole, ...jobs }).install;

  test('in two acts is proven by the activation of the release that was staged, and by no other', () => {
    expect(installOf({ push: staged })).toBe('unproven');
    expect(installOf({ push: staged, activate: activate('1-a') })).toBe('proven');
    expect(installOf({ push: staged, activate: activate('2-b') })).toBe('unproven');
    expect(installOf({ push: staged, activate: activate('1-a', []) })).toBe('unproven');
    expect(installOf({ push: staged, activate: { ...activate('1-a'), state: 'failed' } })).toBe('stopped');
  });

  test('that was rolled back is proven no more; a rollback that was refused changed nothing', () => {
    const rollback = at(2, done('rollback', ['host.healthy']));
    expect(installOf({ rollback })).toBe('unproven');
    const refused: JobSnapshot = {
      ...rollback,
      state: 'failed',
      error: { code: 'host/nothing-to-roll-back', data: {} },
    };
    expect(installOf({ rollback: refused })).toBe('proven');
  });

  test('is not judged by what followed an earlier push', () => {
    const push = at(3, whole.push);
    expect(installOf({ push, rollback: at(2, done('rollback', ['host.healthy'])) })).toBe('proven');
    expect(installOf({ push, activate: { ...activate('1-a'), state: 'failed' } })).toBe('proven');
    expect(installOf({ push: at(3, staged), activate: activate('1-a') })).toBe('unproven');
  });
});

test('a job that found nothing wrong and could not check is not proven; one that found a fault is stopped', () => {
  const { prepare, sign } = whole;
  const failed = (code: ErrorCode): JobSnapshot => ({ ...whole.write, state: 'failed', error: { code, data: {} } });
  expect(stepStates({ prepare, sign, write: failed('media/not-read-back') }).write).toBe('unproven');
  expect(stepStates({ prepare, sign, write: failed('media/pulled') }).write).toBe('stopped');
  expect(stepStates({ ...whole, enrol: failed('host/not-enrolled'), push: failed('host/not-enrolled') }).install).toBe(
    'unproven',
  );
});

test('running, failed and cancelled jobs are shown as they are', () => {
  const { prepare, sign } = whole;
  const write = (state: JobSnapshot['state']) => ({ prepare, sign, write: { ...whole.write, state } });
  expect(stepStates(write('running')).write).toBe('running');
  expect(stepStates(write('failed')).write).toBe('stopped');
  expect(stepStates(write('cancelled'))).toMatchObject({ write: 'stopped', verify: 'locked' });
  expect(stepStates({ prepare: { ...prepare, state: 'failed' } }).prepare).toBe('stopped');
});
