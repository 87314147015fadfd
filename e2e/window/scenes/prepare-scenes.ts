import { checkCode } from '../../../electron/shared/check-code.ts';
import { doubtfulChecks, refusedFindings } from './check-samples.ts';
import { FINGERPRINT, KIT_DIR, OTHER_DIGEST, PROJECT_DIR } from './names.ts';
import * as proofs from './proofs.ts';
import { key, kitView, plan, project, signers, toolchain, toolchains } from './samples.ts';
import type { Proof, Scene, TripSketch } from './scene.ts';
import { good } from './standard-answers.ts';
import { cancelled, done, failed, phases, story } from './story.ts';
import * as trips from './trip-stories.ts';

const place = { screen: 'trip', tripId: 'trip', step: 'prepare' } as const;
const FETCH = 'fetched';
const end = (name: string) => `[data-prepare-end=${name}]`;
const compilerSaid = `# tide.example/tidegauge/cmd/tidegauge
cmd/tidegauge/main.go:41:7: undefined: ebb
cmd/tidegauge/main.go:52:2: declared and not used: level`;

/** A trip after its build, and what its signing said. */
const signedBy = (sign: TripSketch['jobs']['sign']): readonly TripSketch[] => [
  trips.withJobs(trips.builtTrip, sign === undefined ? {} : { sign }),
];

const forms: readonly Scene[] = [
  { name: 'prepare-new', place, trips: [trips.newTrip], shows: '[data-step=prepare]', isMain: true },
  {
    name: 'prepare-plan',
    place,
    trips: [trips.readTrip],
    act: async ({ page, press, t }) => {
      await press('prepare.more');
      await page.getByRole('button', { name: t('prepare.build'), disabled: false }).waitFor();
    },
    shows: '[data-step=prepare]',
    isMain: true,
  },
  {
    name: 'prepare-no-project-file',
    place,
    trips: [trips.readTrip],
    answers: { 'go.scan': good({ project: { ...project, hasProjectFile: false }, toolchain }) },
    act: async ({ page, t }) => {
      await page.getByRole('button', { name: t('prepare.init') }).waitFor();
    },
    shows: '[data-step=prepare]',
  },
  {
    name: 'prepare-fetch-toolchain',
    place,
    trips: [trips.readTrip],
    act: async ({ page, press, t }) => {
      await press('prepare.fetch');
      await page.getByRole('button', { name: t('prepare.fetch.start'), exact: true, disabled: false }).waitFor();
    },
    shows: '[data-step=prepare]',
    isMain: true,
  },
  ...(['proven', 'unproven'] as const).map(
    (tone): Scene => ({
      name: `prepare-toolchain-${tone}`,
      place,
      trips: [trips.readTrip],
      remembered: { 'voidferry.last-fetch': FETCH },
      jobs: {
        [FETCH]: story(
          'toolchain',
          phases('toolchain.prove', 'toolchain.fetch', 'toolchain.verify', 'toolchain.unpack', 'toolchain.pack'),
          done(tone === 'proven' ? [proofs.toolchainProven] : [], {
            goroot: '/home/anna/.local/share/voidferry/toolchains/go1.26.8.linux-arm64',
            verified: tone === 'proven',
            ran: false,
          }),
        ),
      },
      shows: `[data-verdict=${tone}]`,
      ...(tone === 'proven' && { proofs: [{ job: 'toolchain', claim: proofs.toolchainProven.claim }] }),
    }),
  ),
  {
    name: 'prepare-dependencies',
    place,
    trips: [trips.readTrip],
    act: async ({ page, press }) => {
      await press('prepare.dependencies');
      await press('prepare.dependencies.modules', { n: 4 });
      await press('prepare.dependencies.tree');
      await page.getByRole('button', { name: /tidegauge\/cmd\/tidegauge$/ }).click();
    },
    shows: '[data-step=prepare] table',
    isMain: true,
  },
  {
    name: 'prepare-dependencies-failed',
    place,
    trips: [trips.readTrip],
    answers: {
      'go.dependencies': {
        ok: false,
        error: {
          code: 'go/module-unreadable',
          data: { path: PROJECT_DIR, output: 'go: updates to go.mod needed; to update it: go mod tidy' },
        },
      },
    },
    act: ({ press }) => press('prepare.dependencies'),
    shows: '[role=alert]',
  },
  {
    name: 'prepare-dirty-project',
    place,
    trips: [trips.readTrip],
    answers: {
      'go.scan': good({
        project: { ...project, localReplacements: ['../gauge'], git: project.git && { ...project.git, dirty: true } },
        toolchain,
      }),
      'go.plan': good({ plan: { ...plan, without: [] }, earlierMs: null }),
    },
    shows: '[data-tone=warn]',
  },
  {
    name: 'prepare-no-module',
    place,
    trips: [trips.readTrip],
    answers: { 'go.scan': { ok: false, error: { code: 'go/not-a-module', data: { path: PROJECT_DIR } } } },
    shows: '[role=alert]',
  },
  {
    name: 'prepare-no-toolchain',
    place,
    trips: [trips.readTrip],
    answers: {
      'go.scan': { ok: false, error: { code: 'go/toolchain-missing', data: { searched: [...toolchains.searched] } } },
      'go.toolchains': good({ ...toolchains, found: [] }),
    },
    shows: '[role=alert]',
  },
  {
    name: 'prepare-folder-taken',
    place,
    trips: [trips.readTrip],
    answers: { 'go.plan': { ok: false, error: { code: 'kit/exists', data: { path: KIT_DIR } } } },
    shows: '[role=alert]',
  },
  {
    name: 'prepare-wrong-fields',
    place,
    trips: [trips.readTrip],
    act: async ({ press, type }) => {
      await press('prepare.more');
      await type('prepare.serial', '-1');
      await type('prepare.audience', 'a/b');
    },
    shows: '[data-step=prepare]',
  },
  {
    name: 'prepare-reading',
    place,
    trips: [trips.readTrip],
    answers: { 'go.scan': 'pending' },
    shows: '[data-step=prepare]',
  },
  {
    name: 'prepare-existing-kit',
    place,
    trips: [trips.newTrip],
    act: async ({ page, t, type }) => {
      await page.getByText(t('prepare.source.kit'), { exact: true }).click();
      await type('prepare.existing.path', KIT_DIR);
    },
    shows: 'text=tide.example/tidegauge',
  },
  {
    name: 'prepare-not-a-kit',
    place,
    trips: [trips.newTrip],
    answers: {
      'kit.show': {
        ok: false,
        error: { code: 'kit/not-a-kit', data: { path: PROJECT_DIR, reason: 'SHA256SUMS is missing' } },
      },
    },
    act: async ({ page, t, type }) => {
      await page.getByText(t('prepare.source.kit'), { exact: true }).click();
      await type('prepare.existing.path', PROJECT_DIR);
    },
    shows: '[role=alert]',
  },
];

const builds: readonly Scene[] = [
  {
    name: 'prepare-building',
    place,
    trips: [trips.withJobs(trips.readTrip, { prepare: story('prepare', trips.buildBegun) })],
    act: ({ press }) => press('prepare.compiled', { n: 1 }),
    shows: '[data-job=prepare][data-job-state=running]',
    isMain: true,
  },
  {
    name: 'prepare-build-failed',
    place,
    trips: [
      trips.withJobs(trips.builtTrip, {
        prepare: story(
          'prepare',
          trips.buildBegun,
          failed({ code: 'go/does-not-compile', data: { target: 'x86_64', output: compilerSaid } }),
        ),
      }),
    ],
    shows: '[data-job=prepare][data-job-state=failed]',
    isMain: true,
  },
  {
    name: 'prepare-build-cancelled',
    place,
    trips: [trips.withJobs(trips.readTrip, { prepare: story('prepare', trips.buildBegun, cancelled()) })],
    shows: '[data-verdict=cancelled]',
  },
  {
    name: 'prepare-build-unproven',
    place,
    trips: [
      trips.withJobs(trips.readTrip, {
        prepare: story('prepare', trips.buildOver, done([proofs.built], trips.builtResult)),
      }),
    ],
    shows: '[data-verdict=unproven]',
  },
  {
    name: 'prepare-plugins-refused',
    place,
    trips: [
      trips.withJobs(trips.readTrip, {
        prepare: story(
          'prepare',
          trips.buildOver,
          failed({
            code: 'go/plugins-incompatible',
            data: {
              host: 'bin/tidegauge-native',
              plugins: ['plugins/filter.so'],
              target: 'x86_64',
              findings: [...refusedFindings],
            },
          }),
        ),
      }),
    ],
    shows: '[data-weight=refused]',
  },
  {
    name: 'prepare-checks',
    place,
    trips: [
      trips.withJobs(trips.readTrip, {
        prepare: story(
          'prepare',
          trips.buildOver,
          done([proofs.built, proofs.sealed], { ...trips.builtResult, checks: doubtfulChecks }),
        ),
      }),
    ],
    act: async ({ press }) => {
      await press('prepare.needs');
    },
    shows: '[data-weight=doubt]',
    isMain: true,
  },
  { name: 'prepare-built', place, trips: [trips.builtTrip], shows: end('built'), isMain: true },
  {
    name: 'prepare-diff',
    place,
    trips: [trips.builtTrip],
    act: async ({ page, press, type, t }) => {
      await press('prepare.diff');
      await type('prepare.diff.from', '/mnt/stick/tidegauge-1.4.1');
      await press('prepare.diff.compare');
      await page.getByText('tide.example/meters').first().waitFor();
      await page.getByText(t('prepare.diff.hint')).waitFor();
    },
    shows: end('built'),
    isMain: true,
  },
  {
    name: 'prepare-no-key',
    place,
    trips: [trips.builtTrip],
    answers: { 'custody.keys': good([]) },
    shows: end('built'),
  },
  {
    name: 'prepare-keys',
    place,
    trips: [trips.builtTrip],
    answers: {
      'custody.keys': good([
        { ...key, isLocked: true, fingerprint: null, isTrusted: false },
        {
          ...key,
          from: 'voidferry',
          path: '/home/anna/.local/share/voidferry/keys/signing-1',
          comment: '',
          isTrusted: false,
        },
        { ...key, from: 'agent', path: '/home/anna/.ssh/release.pub' },
      ]),
    },
    act: async ({ page, t }) => {
      await page.getByText(t('prepare.key.ssh', { name: 'id_ed25519' }), { exact: true }).click();
    },
    shows: 'input[type=password]',
  },
  {
    name: 'prepare-unsigned',
    place,
    trips: [{ ...trips.builtTrip, project: null, jobs: {} }],
    answers: { 'kit.show': good({ ...kitView, signatures: [] }) },
    shows: end('unsigned'),
  },
  {
    name: 'prepare-kit-gone',
    place,
    trips: [trips.builtTrip],
    answers: { 'kit.show': { ok: false, error: { code: 'job/file-missing', data: { path: KIT_DIR } } } },
    shows: '[role=alert]',
  },
];

const signedProofs: readonly Proof[] = [
  { job: 'sign', claim: 'kit.files-match' },
  { job: 'sign', claim: 'kit.signed' },
  { job: 'prepare', claim: 'go.built' },
  { job: 'prepare', claim: 'kit.sealed' },
];

const signings: readonly Scene[] = [
  {
    name: 'prepare-signing',
    place,
    trips: signedBy(story('sign', trips.signBegun)),
    shows: '[data-job=sign][data-job-state=running]',
  },
  {
    name: 'prepare-sign-failed',
    place,
    trips: signedBy(
      story(
        'sign',
        trips.signBegun,
        failed({ code: 'kit/checksum-mismatch', data: { count: 1, files: ['modules/modules.tar'] } }),
      ),
    ),
    shows: end('sign-failed'),
  },
  {
    name: 'prepare-sign-not-proven',
    place,
    trips: signedBy(story('sign', trips.signBegun, failed({ code: 'kit/unsigned', data: {} }))),
    shows: end('sign-not-proven'),
  },
  {
    name: 'prepare-sign-cancelled',
    place,
    trips: signedBy(story('sign', trips.signBegun, cancelled())),
    shows: end('sign-cancelled'),
  },
  {
    name: 'prepare-sign-unproven',
    place,
    trips: signedBy(story('sign', trips.signOver, done([proofs.filesMatch], trips.signResult))),
    shows: end('sign-unproven'),
  },
  {
    name: 'prepare-rebuilt',
    place,
    trips: signedBy(
      story(
        'sign',
        trips.signOver,
        done([proofs.filesMatch, proofs.signed], { ...trips.signResult, digest: OTHER_DIGEST }),
      ),
    ),
    shows: end('rebuilt'),
  },
  {
    name: 'prepare-changed',
    place,
    trips: [trips.signedTrip],
    answers: { 'kit.show': good({ ...kitView, digest: OTHER_DIGEST, checkCode: checkCode(OTHER_DIGEST) }) },
    shows: end('changed'),
  },
  {
    name: 'prepare-signature-gone',
    place,
    trips: [trips.signedTrip],
    answers: { 'kit.show': good({ ...kitView, signatures: [] }) },
    shows: end('signature-gone'),
  },
  {
    name: 'prepare-signed',
    place,
    trips: [trips.signedTrip],
    shows: `${end('signed')} [data-verdict=proven]`,
    proofs: signedProofs,
    isMain: true,
  },
  {
    name: 'prepare-trust-key',
    place,
    trips: [trips.signedTrip],
    answers: { 'custody.signers': good({ ...signers, signers: [] }) },
    act: ({ press }) => press('prepare.trust'),
    shows: '[role=alertdialog]',
    proofs: signedProofs,
  },
  {
    name: 'prepare-key-revoked',
    place,
    trips: [trips.signedTrip],
    answers: { 'custody.signers': good({ ...signers, signers: [], revoked: [FINGERPRINT] }) },
    shows: end('signer-revoked'),
  },
];

export const prepareScenes: readonly Scene[] = [...forms, ...builds, ...signings];
