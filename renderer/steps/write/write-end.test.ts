import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../../electron/shared/errors/codes.ts';
import type { ClaimId } from '../../../electron/shared/evidence.ts';
import { emptySnapshot, type JobSnapshot, type PhaseId } from '../../../electron/shared/job.ts';
import { leftoverOf, writeEnd } from './write-end.ts';

const DIGEST = 'ab'.repeat(32);
const piecesOf = (claims: readonly ClaimId[]) =>
  claims.map((claim) => ({ claim, method: 'test', figures: {}, recheck: 'true' }));
const job = (change: Partial<JobSnapshot>): JobSnapshot => ({ ...emptySnapshot('j', 'write'), ...change });
const done = (...claims: ClaimId[]) =>
  job({ state: 'done', evidence: piecesOf(claims), result: { digest: DIGEST, path: '/m/k' } });
const until = (...phases: PhaseId[]) => phases.map((phase, startedAt) => ({ phase, startedAt }));
const failed = (code: ErrorCode, phases: PhaseId[], change: Partial<JobSnapshot> = {}) =>
  job({ state: 'failed', error: { code, data: {} }, phases: until(...phases), ...change });

describe('green', () => {
  test('is what was written or found, and flushed', () => {
    expect(writeEnd(done('media.written', 'media.flushed'), DIGEST)).toEqual({ end: 'written', tone: 'proven' });
    expect(writeEnd(done('kit.files-match', 'media.flushed'), DIGEST)).toEqual({ end: 'present', tone: 'proven' });
  });

  test.each<ClaimId[][]>([[[]], [['media.written']], [['media.flushed']], [['kit.files-match']]])(
    'is not %j',
    (claims) => expect(writeEnd(done(...claims), DIGEST)).toEqual({ end: 'proof-missing', tone: 'unproven' }),
  );

  test('is not another kit, nor any while the trip has none', () => {
    for (const digest of ['cd'.repeat(32), null])
      expect(writeEnd(done('media.written', 'media.flushed'), digest)).toEqual({ end: 'other-kit', tone: 'unproven' });
  });

  test('is no job that runs, failed or was stopped', () => {
    const evidence = piecesOf(['media.written', 'media.flushed']);
    expect(writeEnd(job({ evidence }), DIGEST)).toBeNull();
    expect(writeEnd(job({ state: 'cancelled', evidence }), DIGEST)).toEqual({ end: 'cancelled', tone: 'cancelled' });
    const unfiled = failed('custody/locked', ['write.check', 'write.copy'], { evidence });
    expect(writeEnd(unfiled, DIGEST)).toEqual({ end: 'no-receipt', tone: 'failed' });
    expect(leftoverOf(unfiled)).toBe('whole');
  });
});

describe('what is left', () => {
  test.each<[string, JobSnapshot]>([
    ['nothing-written', failed('media/full', ['write.check'])],
    ['nothing-written', failed('media/occupied', ['write.check', 'write.flush'])],
    ['nothing-written', job({ state: 'cancelled', phases: until('write.check') })],
    ['removed', job({ state: 'cancelled', phases: until('write.check', 'write.copy') })],
    ['removed', failed('media/full', ['write.check', 'write.copy'])],
    ['may-be-left', failed('media/full', ['write.check', 'write.copy'], { log: ['/m/x: EIO'] })],
    ['may-be-left', failed('media/pulled', ['write.check', 'write.copy'])],
    ['may-be-left', failed('media/io-error', ['write.check', 'write.copy'])],
    ['may-be-left', failed('job/interrupted', ['write.check'])],
  ])('%s', (left, ended) => expect(leftoverOf(ended)).toBe(left));
});
