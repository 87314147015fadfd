import type { ErrorData } from '../../../electron/shared/error.ts';
import type { Evidence } from '../../../electron/shared/evidence.ts';
import type { JobEventBody } from '../../../electron/shared/job.ts';
import type { Json } from '../../../electron/shared/json.ts';
import { MEDIUM_KIT, MOUNT, OTHER_DIGEST, OTHER_FINGERPRINT, sha256 } from './names.ts';
import * as proofs from './proofs.ts';
import { FILES, media, signers } from './samples.ts';
import type { Scene } from './scene.ts';
import { good } from './standard-answers.ts';
import { cancelled, done, failed, items, log, story } from './story.ts';
import * as trips from './trip-stories.ts';

const place = { screen: 'trip', tripId: 'trip', step: 'verify' } as const;
const end = (name: string) => `[data-verify-end=${name}]`;
const WRONG = 'targets/x86_64/release.tar.gz';
const OTHER_WRONG = 'modules/modules.tar';

/** The step Verify after a verification that said this. */
function after(name: string, shows: string, ...said: readonly (JobEventBody | readonly JobEventBody[])[]): Scene {
  return {
    name: `verify-${name}`,
    place,
    trips: [trips.withJobs(trips.verifiedTrip, { verify: story('verify', ...said) })],
    shows,
  };
}

const doneAs = (name: string, evidence: readonly Evidence[], result: Json) =>
  after(name, end(name), trips.verifyOver, done(evidence, result));
const failedAs = (name: string, error: ErrorData, evidence: readonly Evidence[] = []) =>
  after(name, end(name), trips.verifyBegun, failed(error, evidence));
/** A check that read every file before it ended so. */
const endedAs = (name: string, error: ErrorData, evidence: readonly Evidence[]) =>
  after(name, end(name), trips.verifyOver, failed(error, evidence));
const unknownSigner: ErrorData = { code: 'kit/signer-unknown', data: { fingerprint: OTHER_FINGERPRINT } };

const steps: readonly Scene[] = [
  {
    name: 'verify-form',
    place,
    trips: [trips.writtenTrip],
    act: async ({ press }) => {
      await press('verify.medium');
      await press('verify.signers', { n: 1 });
    },
    shows: '[data-step=verify] [role=radiogroup]',
    isMain: true,
  },
  {
    name: 'verify-several-kits',
    place,
    trips: [trips.writtenTrip],
    answers: {
      'job.start': {
        ok: false,
        error: { code: 'job/usage', data: { text: `${MEDIUM_KIT}, ${MOUNT}/tidegauge-1.4.1` } },
      },
    },
    act: ({ press }) => press('verify.start'),
    shows: '[role=alert]',
  },
  {
    name: 'verify-cannot-begin',
    place,
    trips: [trips.writtenTrip],
    answers: { 'job.start': { ok: false, error: { code: 'media/not-found', data: { path: MEDIUM_KIT } } } },
    act: ({ press }) => press('verify.start'),
    shows: '[role=alert]',
  },
  { ...after('running', '[data-job=verify][data-job-state=running]', trips.verifyBegun), isMain: true },
  {
    ...after(
      'read-back',
      `${end('read-back')} [data-verdict=proven]`,
      trips.verifyOver,
      done(trips.verifyEvidence, trips.verifyResult),
    ),
    proofs: [
      { job: 'verify', claim: 'media.read-back' },
      { job: 'verify', claim: 'kit.signature-valid' },
    ],
    isMain: true,
  },
  after(
    'files-only',
    end('files-only'),
    trips.verifyOver,
    items('ok', FILES, 'sha256'),
    done([proofs.filesMatch, proofs.signatureValid], { ...trips.verifyResult, level: 'files' }),
  ),
  doneAs('other-kit', trips.verifyEvidence, { ...trips.verifyResult, digest: OTHER_DIGEST }),
  doneAs('proof-missing', [proofs.filesMatch], trips.verifyResult),
  after(
    'not-read-back',
    end('not-read-back'),
    trips.verifyOver,
    items('unchecked', [WRONG], 'O_DIRECT: EINVAL'),
    failed({ code: 'media/not-read-back', data: { reason: `${WRONG}: EINVAL` } }, [proofs.filesMatch]),
  ),
  endedAs('unsigned', { code: 'kit/unsigned', data: {} }, [proofs.filesMatch, proofs.readBack]),
  { ...endedAs('signer-unknown', unknownSigner, [proofs.filesMatch, proofs.readBack]), isMain: true },
  {
    ...after(
      'mismatch',
      end('mismatch'),
      trips.verifyOver,
      items('failed', [WRONG, OTHER_WRONG], 'O_DIRECT, offset 4194304'),
      failed({
        code: 'media/read-back-mismatch',
        data: {
          file: WRONG,
          offset: 4_194_304,
          expected: sha256('right'),
          actual: sha256('wrong'),
          wrong: [WRONG, OTHER_WRONG],
        },
      }),
    ),
    isMain: true,
  },
  failedAs('wrong', {
    code: 'kit/signature-bad',
    data: { file: 'SHA256SUMS.sig', reason: 'the data or the signature was changed' },
  }),
  failedAs('medium-failed', { code: 'media/io-error', data: { file: WRONG, offset: 8_388_608, errno: 'EIO' } }),
  failedAs('pulled', { code: 'media/pulled', data: { path: MOUNT } }),
  failedAs('changed', {
    code: 'media/changed',
    data: { path: MOUNT, reason: 'serial: 4C530001150826 → 1A2B3C4D5E6F' },
  }),
  after(
    'broken-off',
    end('broken-off'),
    trips.verifyBegun,
    log('read: interrupted'),
    failed({ code: 'job/interrupted', data: {} }),
  ),
  after('cancelled', end('cancelled'), trips.verifyBegun, cancelled()),
];

const trust: readonly Scene[] = [
  {
    ...endedAs('signer-unknown', unknownSigner, [proofs.filesMatch, proofs.readBack]),
    name: 'verify-trust-signer',
    act: async ({ press, type }) => {
      await type('trust.principal', 'release@other.example');
      await press('trust.button');
    },
    shows: '[role=alertdialog]',
  },
  {
    ...endedAs('signer-unknown', unknownSigner, [proofs.filesMatch, proofs.readBack]),
    name: 'verify-signer-trusted',
    answers: { 'custody.trust-signer': good(signers) },
    act: async ({ page, press, type, t }) => {
      await type('trust.principal', 'release@other.example');
      await press('trust.button');
      await page.getByText(t('trust.dialog.tick'), { exact: true }).click();
      await press('trust.dialog.confirm');
      await page.getByText(t('trust.done'), { exact: true }).waitFor();
    },
    shows: '[data-tone=info]',
  },
];

const check = { screen: 'check-medium' } as const;
const JOB = 'checked';
/** The screen that checks any medium, with a check that it remembers. */
const remembered = (signersFile: string | null = null) => ({
  'voidferry.last-check': JSON.stringify({ jobId: JOB, question: { path: MOUNT, level: 'L2', signers: signersFile } }),
});

const checks: readonly Scene[] = [
  { name: 'check-medium-form', place: check, shows: 'main [role=radiogroup]', isMain: true },
  {
    name: 'check-medium-nothing',
    place: check,
    answers: { 'media.list': good({ ...media, media: [] }), 'custody.signers': good({ ...signers, signers: [] }) },
    shows: 'main code',
  },
  {
    name: 'check-medium-read-back',
    place: check,
    remembered: remembered(),
    jobs: { [JOB]: story('verify', trips.verifyOver, done(trips.verifyEvidence, trips.verifyResult)) },
    shows: `${end('read-back')} [data-verdict=proven]`,
    proofs: [
      { job: 'verify', claim: 'media.read-back' },
      { job: 'verify', claim: 'kit.signature-valid' },
    ],
    isMain: true,
  },
  {
    name: 'check-medium-other-signers',
    place: check,
    remembered: remembered('/home/anna/partner.allowed_signers'),
    jobs: { [JOB]: story('verify', trips.verifyBegun, failed(unknownSigner, [proofs.filesMatch, proofs.readBack])) },
    shows: end('signer-unknown'),
  },
  {
    name: 'check-medium-running',
    place: check,
    remembered: remembered(),
    jobs: { [JOB]: story('verify', trips.verifyBegun) },
    shows: '[data-job=verify][data-job-state=running]',
  },
  {
    name: 'check-medium-revoked',
    place: check,
    remembered: remembered(),
    jobs: {
      [JOB]: story(
        'verify',
        trips.verifyBegun,
        failed({ code: 'kit/signer-revoked', data: { fingerprint: OTHER_FINGERPRINT } }),
      ),
    },
    answers: { 'custody.signers': good({ ...signers, revoked: [OTHER_FINGERPRINT] }) },
    act: ({ press }) => press('verify.signers', { n: 1 }),
    shows: end('signer-revoked'),
  },
];

export const verifyScenes: readonly Scene[] = [...steps, ...trust, ...checks];
