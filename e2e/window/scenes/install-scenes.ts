import type { ErrorData } from '../../../electron/shared/error.ts';
import type { Evidence } from '../../../electron/shared/evidence.ts';
import type { JobEventBody } from '../../../electron/shared/job.ts';
import { HOST, KIT_DIR, MOUNT, OTHER_FINGERPRINT, RELEASE, RELEASE_BEFORE } from './names.ts';
import * as proofs from './proofs.ts';
import { kitView, media, pushPlan, signers } from './samples.ts';
import type { CannedAnswers, Scene, TripSketch } from './scene.ts';
import { good } from './standard-answers.ts';
import { cancelled, done, failed, log, phase, type Story, story } from './story.ts';
import * as trips from './trip-stories.ts';

const place = { screen: 'trip', tripId: 'trip', step: 'install' } as const;
const end = (name: string) => `[data-install-end=${name}]`;
const green = (name: string) => `${end(name)} [data-verdict=proven]`;
const said = { host: HOST, text: 'probe: 503 for 60 s' };
const trip = (jobs: TripSketch['jobs']): readonly TripSketch[] => [trips.withJobs(trips.verifiedTrip, jobs)];

/** The step Install after the host was asked. */
function asked(name: string, answer: CannedAnswers['host.plan-push'], shows: string, more: Partial<Scene> = {}): Scene {
  const { answers, ...rest } = more;
  return {
    name: `install-${name}`,
    place,
    trips: trip({}),
    answers: { ...(answer !== undefined && { 'host.plan-push': answer }), ...answers },
    act: ({ press }) => press('login.ask'),
    shows,
    ...rest,
  };
}

const refusal = (error: ErrorData) => ({ ok: false, error }) as const;
const hostKey = (code: 'host/key-unknown' | 'host/key-changed'): ErrorData => ({
  code,
  data: {
    host: 'gauge-7.tide.example',
    fingerprint: pushPlan.fingerprint,
    line: 'gauge-7.tide.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHnI9J0q7cWk2wG0rT4l8sQ1b3oVx5yZ6uN7mP8kR2dF',
  },
});
const notEnrolled = {
  ...pushPlan,
  facts: {
    ...pushPlan.facts,
    enrolled: false,
    signers: [],
    tools: pushPlan.facts.tools.filter((tool) => tool !== 'flock'),
  },
  status: null,
  releaseBytes: 31_457_280,
  missingBytes: null,
  problems: [
    { code: 'host/not-enrolled', data: { host: HOST, text: 'allowed_signers is missing' } },
    { code: 'host/tool-missing', data: { host: HOST, text: 'flock' } },
  ],
} as const;

/** A kit after which no older release may serve. */
const finalKit = {
  'kit.show': good({ ...kitView, kit: { ...kitView.kit, service: { ...kitView.kit.service, rollbackSafe: false } } }),
};

const asking: readonly Scene[] = [
  { name: 'install-form', place, trips: trip({}), shows: '[data-step=install] form', isMain: true },
  {
    name: 'install-wrong-address',
    place,
    trips: [{ ...trips.verifiedTrip, host: null }],
    act: async ({ press, type }) => {
      await type('login.target', 'gauge-7');
      await press('login.more');
      await type('login.prefix', 'practice/');
      await press('login.ask');
    },
    shows: '[data-step=install] form',
  },
  asked('asking', 'pending', '[data-step=install] [role=status]'),
  { ...asked('plan', undefined, '[data-step=install] h2'), isMain: true },
  asked('plan-first', good({ ...pushPlan, status: null, missingBytes: 31_457_280 }), '[data-step=install] h2'),
  asked('plan-final', undefined, '[data-step=install] h2', { answers: finalKit }),
  {
    ...asked('older-kit', undefined, '[data-step=install] h2'),
    act: async ({ page, press, t }) => {
      await press('login.ask');
      await page.getByText(t('older.option'), { exact: true }).click();
      await press('act.install');
    },
  },
  { ...asked('host-key-unknown', refusal(hostKey('host/key-unknown')), '[data-fingerprint]'), isMain: true },
  asked('host-key-changed', refusal(hostKey('host/key-changed')), '[data-step=install] [role=alert]'),
  asked(
    'key-locked',
    refusal({ code: 'custody/key-locked', data: { path: '/home/anna/.ssh/id_ed25519' } }),
    '[role=alert]',
  ),
  asked(
    'unreachable',
    refusal({ code: 'host/unreachable', data: { host: HOST, reason: 'no route to host' } }),
    '[role=alert]',
  ),
  asked('not-enrolled', good(notEnrolled), '[data-step=install] [role=alert]'),
  asked('not-enrolled-nobody-trusted', good(notEnrolled), '[data-step=install] [data-tone=warn]', {
    answers: { 'custody.signers': good({ ...signers, signers: [] }) },
  }),
  asked(
    'signer-unknown-there',
    good({
      ...pushPlan,
      facts: { ...pushPlan.facts, signers: [OTHER_FINGERPRINT] },
      problems: [{ code: 'kit/signer-unknown', data: { fingerprint: OTHER_FINGERPRINT } }],
    }),
    '[data-step=install] [role=alert]',
  ),
  {
    name: 'install-kit-gone',
    place,
    trips: trip({}),
    answers: { 'kit.show': refusal({ code: 'job/file-missing', data: { path: KIT_DIR } }) },
    shows: '[role=alert]',
  },
];

const enrol = (name: string, tale: Story, shows: string): Scene => ({
  name: `install-enrol-${name}`,
  place,
  trips: trip({ enrol: tale }),
  shows,
});

const enrolments: readonly Scene[] = [
  enrol('running', story('enrol', trips.enrolBegun), '[data-job=enrol][data-job-state=running]'),
  {
    ...enrol('proven', trips.enrolled, '[data-step=install] [data-verdict=proven]'),
    proofs: [{ job: 'enrol', claim: 'host.enrolled' }],
  },
  enrol(
    'failed',
    story(
      'enrol',
      trips.enrolBegun,
      failed({ code: 'host/not-permitted', data: { host: HOST, text: '/etc/voidferry' } }),
    ),
    '[data-verdict=failed]',
  ),
  enrol('cancelled', story('enrol', trips.enrolBegun, cancelled()), '[data-verdict=cancelled]'),
];

const running = (name: string, begun: readonly JobEventBody[], inPhase: string): Scene => ({
  name: `install-running-${name}`,
  place,
  trips: trip({ push: story('push', begun) }),
  shows: `[data-job=push][data-phase="${inPhase}"]`,
});

const runs: readonly Scene[] = [
  { ...running('upload', trips.pushBegun, 'push.upload'), isMain: true },
  running('stage', trips.pushStaged, 'push.stage'),
  { ...running('switch', trips.pushSwitched, 'push.activate'), isMain: true },
];

const push = (name: string, ...tale: readonly (JobEventBody | readonly JobEventBody[])[]): Scene => ({
  name: `install-${name}`,
  place,
  trips: trip({ push: story('push', ...tale) }),
  shows: end(name),
});
const pushFailed = (
  name: string,
  begun: readonly JobEventBody[],
  error: ErrorData,
  evidence: readonly Evidence[] = [],
) => push(name, begun, failed(error, evidence));
const stageOnly = story('push', trips.pushStaged, done(trips.stagedEvidence, trips.pushResult));
const activated = (evidence: Evidence) =>
  story('activate', phase('activate.switch', 'irreversible'), done([evidence], { host: HOST, release: RELEASE }));
const backAgain = story(
  'rollback',
  phase('rollback.switch', 'irreversible'),
  log(`go back to ${RELEASE_BEFORE}`),
  done([proofs.healthyBefore], { host: HOST, release: RELEASE_BEFORE }),
);

const ends: readonly Scene[] = [
  {
    name: 'install-healthy',
    place,
    trips: trip({ push: trips.pushed }),
    act: async ({ page, press, ui }) => {
      await press('status.ask');
      await press('logs.read');
      await page.getByText(ui('host.releases'), { exact: true }).waitFor();
    },
    shows: green('healthy'),
    proofs: [{ job: 'push', claim: 'host.healthy' }],
    isMain: true,
  },
  {
    ...push('unchanged', trips.pushSwitched, done([...trips.stagedEvidence, proofs.unchanged], trips.pushResult)),
    shows: green('unchanged'),
    proofs: [{ job: 'push', claim: 'host.unchanged' }],
  },
  {
    name: 'install-went-back',
    place,
    trips: trip({ push: trips.pushed, rollback: backAgain }),
    shows: green('went-back'),
    proofs: [{ job: 'rollback', claim: 'host.healthy' }],
  },
  {
    name: 'install-activated-later',
    place,
    trips: trip({ push: stageOnly, activate: activated(proofs.healthy) }),
    shows: green('healthy'),
    proofs: [{ job: 'activate', claim: 'host.healthy' }],
  },
  {
    ...pushFailed('rolled-back', trips.pushSwitched, { code: 'host/rolled-back', data: said }, [
      ...trips.stagedEvidence,
      proofs.rolledBack,
    ]),
    isMain: true,
  },
  pushFailed(
    'rolled-back-unhealthy',
    trips.pushSwitched,
    { code: 'host/rolled-back-unhealthy', data: said },
    trips.stagedEvidence,
  ),
  pushFailed('not-rolled-back', trips.pushSwitched, { code: 'host/not-rolled-back', data: said }, trips.stagedEvidence),
  {
    name: 'install-rollback-unsafe',
    place,
    trips: trip({
      push: trips.pushed,
      rollback: story(
        'rollback',
        phase('rollback.switch', 'irreversible'),
        failed({ code: 'host/rollback-unsafe', data: { host: HOST, text: RELEASE } }),
      ),
    }),
    answers: finalKit,
    act: async ({ page, press, t }) => {
      await page.getByText(t('rollback.leave'), { exact: true }).click();
      await press('rollback.title');
    },
    shows: end('refused'),
  },
  pushFailed(
    'first-install-failed',
    trips.pushSwitched,
    { code: 'host/first-install-failed', data: said },
    trips.stagedEvidence,
  ),
  { ...push('staged'), trips: trip({ push: stageOnly }), isMain: true },
  pushFailed('outcome-unknown', trips.pushSwitched, { code: 'host/outcome-unknown', data: said }, trips.stagedEvidence),
  pushFailed('refused', trips.pushSwitched, {
    code: 'host/older-serial',
    data: { host: HOST, text: 'serial 1790000142 after 1790000160' },
  }),
  pushFailed('not-switched', trips.pushBegun, {
    code: 'host/link-lost',
    data: { host: HOST, reason: 'connection reset' },
  }),
  push('cancelled', trips.pushBegun, cancelled()),
  push('proof-missing', trips.pushSwitched, done(trips.stagedEvidence, trips.pushResult)),
  {
    name: 'install-not-switched-unproven',
    place,
    trips: trip({
      push: story(
        'push',
        trips.pushBegun,
        failed({ code: 'host/not-enrolled', data: { host: HOST, text: 'allowed_signers' } }),
      ),
    }),
    shows: `${end('not-switched')} [data-verdict=unproven]`,
  },
  {
    name: 'install-nothing-live',
    place,
    trips: trip({ push: stageOnly }),
    answers: { 'host.status': refusal({ code: 'host/release-unknown', data: { host: HOST, text: 'tidegauge' } }) },
    act: ({ press }) => press('status.ask'),
    shows: end('staged'),
  },
];

const stick = { screen: 'stick-install' } as const;
const showCard: NonNullable<Scene['act']> = async ({ type, press }) => {
  await type('stick.folder', MOUNT);
  await press('stick.show');
};

const cards: readonly Scene[] = [
  {
    name: 'install-card',
    place,
    trips: trip({}),
    act: async ({ page, t }) => page.getByRole('tab', { name: t('install.from-stick') }).click(),
    shows: '[data-install-card]',
  },
  { name: 'stick-install-form', place: stick, shows: 'main [role=radiogroup]', isMain: true },
  {
    name: 'stick-install-no-medium',
    place: stick,
    answers: { 'media.list': good({ ...media, media: [] }) },
    shows: 'main h2',
  },
  { name: 'stick-install-card', place: stick, act: showCard, shows: '[data-install-card]', isMain: true },
  {
    name: 'stick-install-unsigned',
    place: stick,
    answers: { 'kit.show': good({ ...kitView, signatures: [] }) },
    act: showCard,
    shows: '[data-install-card]',
  },
  {
    name: 'stick-install-signers',
    place: stick,
    answers: {
      'kit.show': good({
        ...kitView,
        signatures: [
          ...kitView.signatures,
          { file: 'SHA256SUMS.9f2c.sig', fingerprint: OTHER_FINGERPRINT, namespace: 'file' },
          { file: 'SHA256SUMS.0b11.sig', fingerprint: null, namespace: null },
        ],
      }),
      'custody.signers': good({
        ...signers,
        signers: [],
        revoked: [...signers.signers.map(({ fingerprint }) => fingerprint)],
      }),
    },
    act: showCard,
    shows: '[data-install-card]',
  },
  {
    name: 'stick-install-not-a-kit',
    place: stick,
    answers: { 'kit.show': refusal({ code: 'kit/not-a-kit', data: { path: MOUNT, reason: 'SHA256SUMS is missing' } }) },
    act: showCard,
    shows: '[role=alert]',
  },
];

export const installScenes: readonly Scene[] = [...asking, ...enrolments, ...runs, ...ends, ...cards];
