import type { BuildChecks } from '../../../electron/shared/build-checks.ts';
import { checkCode } from '../../../electron/shared/check-code.ts';
import type { JobEventBody } from '../../../electron/shared/job.ts';
import type { Json } from '../../../electron/shared/json.ts';
import { pluginReport } from './check-samples.ts';
import { DIGEST, FINGERPRINT, HOST, KIT_DIR, MEDIUM_KIT, PROJECT_DIR, RELEASE } from './names.ts';
import * as proofs from './proofs.ts';
import { FILES, folder, stick } from './samples.ts';
import type { TripSketch } from './scene.ts';
import { done, items, log, phase, phases, progress, type Story, story } from './story.ts';

/** The jobs of a trip on which all went well, and their beginnings, for ends of other kinds. */
const BYTES = 41_203_712;
const COMPILED = [
  'x86_64 bin/tidegauge',
  'x86_64 plugins/alarm',
  'x86_64 plugins/filter.so',
  'aarch64-musl bin/tidegauge',
];
const KIT = { kit: 'tidegauge-1.4.2', digest: DIGEST, checkCode: checkCode(DIGEST) };
export const FILES_KIT: Readonly<Record<string, Json>> = KIT;
const MEDIUM = { kind: stick.kind, path: stick.path, fsType: stick.fsType, device: stick.device, model: stick.model };

export const buildBegun: readonly JobEventBody[] = [
  ...phases('prepare.detect', 'prepare.scan'),
  { kind: 'phase', phase: 'prepare.build', mode: 'reversible', unit: 'items', total: 5 },
  ...items('running', COMPILED.slice(0, 1)),
  ...items('ok', COMPILED.slice(0, 1)),
];
export const buildOver: readonly JobEventBody[] = [
  ...buildBegun,
  ...items('ok', COMPILED),
  ...phases('prepare.check', 'prepare.pack', 'prepare.seal'),
];
const checks: BuildChecks = {
  files: [],
  plugins: [{ target: 'x86_64', report: pluginReport('compatible', []) }],
};
const builtEvidence = [
  proofs.built,
  proofs.filesFit,
  proofs.pluginsFit,
  proofs.modulesPacked,
  proofs.modulesProven,
  proofs.sealed,
];
export const builtResult = { kitDir: KIT_DIR, digest: DIGEST, files: 13, bytes: BYTES, checks };
export const prepared: Story = {
  ...story('prepare', buildOver, done(builtEvidence, builtResult)),
  subject: { ...KIT, project: PROJECT_DIR },
};

export const signBegun: readonly JobEventBody[] = [phase('sign.check', 'reversible', BYTES), ...progress(BYTES, 0.6)];
export const signOver: readonly JobEventBody[] = [...signBegun, phase('sign.sign')];
export const signResult = { digest: DIGEST, fingerprint: FINGERPRINT, file: 'SHA256SUMS.sig', added: true };
export const signed: Story = {
  ...story('sign', signOver, done([proofs.filesMatch, proofs.signed], signResult)),
  subject: KIT,
};

export const writeBegun: readonly JobEventBody[] = [
  phase('write.check'),
  phase('write.copy', 'reversible', BYTES),
  ...items('ok', FILES.slice(0, 9)),
  ...items('running', FILES.slice(9, 10)),
  ...progress(BYTES, 0.62),
];
export const writeOver: readonly JobEventBody[] = [
  ...writeBegun,
  ...items('ok', FILES),
  ...phases('write.flush', 'write.manifest'),
];
export const writeResult = { path: MEDIUM_KIT, digest: DIGEST, bytes: BYTES, level: 'L1', state: 'written' };
export const written: Story = {
  ...story('write', writeOver, done([proofs.written, proofs.flushed], writeResult)),
  subject: { ...KIT, medium: MEDIUM },
};

export const verifyBegun: readonly JobEventBody[] = [
  ...phases('verify.signature', 'verify.files'),
  phase('verify.read-back', 'reversible', BYTES),
  ...items('ok', FILES.slice(0, 11), 'O_DIRECT'),
  ...items('running', FILES.slice(11, 12)),
  ...progress(BYTES, 0.7),
];
export const verifyOver: readonly JobEventBody[] = [...verifyBegun, ...items('ok', FILES, 'O_DIRECT')];
export const verifyEvidence = [proofs.filesMatch, proofs.readBack, proofs.signatureValid];
export const verifyResult = { path: MEDIUM_KIT, digest: DIGEST, checkCode: checkCode(DIGEST), level: 'L2' };
export const verified: Story = {
  ...story('verify', verifyOver, done(verifyEvidence, verifyResult)),
  subject: { ...KIT, medium: MEDIUM },
};

export const pushBegun: readonly JobEventBody[] = [
  ...phases('push.check', 'push.connect', 'push.compare'),
  phase('push.upload', 'resumable', 9_437_184),
  ...progress(9_437_184, 0.55),
];
export const pushStaged: readonly JobEventBody[] = [...pushBegun, phase('push.stage', 'resumable')];
export const pushSwitched: readonly JobEventBody[] = [
  ...pushStaged,
  phase('push.activate', 'irreversible'),
  { kind: 'note', note: 'host.goes-on', facts: {} },
  ...log(`switch to ${RELEASE}`, 'runit: down', 'runit: run, pid 2977', ...Array<string>(12).fill('probe 200 in 2 ms')),
];
export const pushResult = {
  host: HOST,
  name: 'tidegauge',
  digest: DIGEST,
  checkCode: checkCode(DIGEST),
  release: RELEASE,
};
export const stagedEvidence = [proofs.signatureValid, proofs.verified, proofs.staged];
export const pushed: Story = {
  ...story('push', pushSwitched, done([...stagedEvidence, proofs.healthy], pushResult)),
  subject: { ...KIT, host: HOST, release: RELEASE },
};
export const enrolBegun: readonly JobEventBody[] = [phase('enrol.connect'), phase('enrol.install', 'resumable')];
export const enrolled: Story = {
  ...story('enrol', enrolBegun, done([proofs.enrolled], { host: HOST, target: 'x86_64', signers: [FINGERPRINT] })),
  subject: { host: HOST },
};

const host = { target: HOST, identity: '/home/anna/.ssh/id_ed25519', prefix: null };
const project = {
  dir: PROJECT_DIR,
  output: null,
  targets: [],
  version: null,
  serial: null,
  audience: null,
  goroot: null,
  carry: [],
  rehearse: true,
  vulnerabilityGate: false,
} as const;

export const newTrip: TripSketch = {
  id: 'trip',
  title: '',
  project: null,
  kitDir: null,
  medium: null,
  host: null,
  jobs: {},
};
export const readTrip: TripSketch = { ...newTrip, title: 'tidegauge', project };
export const builtTrip: TripSketch = { ...readTrip, kitDir: KIT_DIR, jobs: { prepare: prepared } };
export const signedTrip: TripSketch = { ...builtTrip, jobs: { prepare: prepared, sign: signed } };
export const writtenTrip: TripSketch = { ...signedTrip, medium: stick, jobs: { ...signedTrip.jobs, write: written } };
export const verifiedTrip: TripSketch = { ...writtenTrip, host, jobs: { ...writtenTrip.jobs, verify: verified } };
export const folderTrip: TripSketch = { ...writtenTrip, medium: folder };

/** A trip with other jobs than it has. */
export function withJobs(trip: TripSketch, jobs: TripSketch['jobs']): TripSketch {
  return { ...trip, jobs: { ...trip.jobs, ...jobs } };
}
