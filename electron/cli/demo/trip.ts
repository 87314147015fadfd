import { join } from 'node:path';
import { enrolHost } from '../../jobs/enrol.ts';
import { prepareKit } from '../../jobs/prepare.ts';
import { pushKit } from '../../jobs/push.ts';
import { exitCodeOf, type JobContext, type JobEnd } from '../../jobs/run-job.ts';
import { signKit } from '../../jobs/sign.ts';
import { verifyKit } from '../../jobs/verify.ts';
import { writeKit } from '../../jobs/write.ts';
import { loadTrust } from '../../services/custody/trust.ts';
import { configureSample } from '../../services/go/sample-project.ts';
import { getLoopback } from '../../services/host/loopback-http.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import type { Evidence } from '../../shared/evidence.ts';
import { exit } from '../../shared/exit.ts';
import { formatBytes } from '../../shared/format.ts';
import type { JobKind } from '../../shared/job.ts';
import type { Json } from '../../shared/json.ts';
import type { App } from '../app.ts';
import { DEMO_NAMESPACE, type Scene } from './scene.ts';

const NAME = 'tidegauge';
const SETTLE_SECONDS = 3;
const TIMEOUT_SECONDS = 12;

/** A step of the demo ended otherwise than it must; what was shown of it says why. */
export class TripFailed extends Error {
  readonly exitCode: number;

  /** @param end how the job of the step ended, where that is what went wrong */
  constructor(title: string, end?: JobEnd<Json>) {
    super(title);
    this.exitCode = (end && exitCodeOf(end)) || exit.bug;
  }
}

/** One step of the demo, and what it proved. */
export interface Step {
  readonly title: string;
  readonly evidence: readonly Evidence[];
}

export interface VersionSettings {
  readonly version: string;
  readonly serial: number;
  readonly nativePlugins: boolean;
  /** Service arguments that make this version misbehave on purpose. */
  readonly drill?: readonly string[];
}

/** The steps of the demo: each is a job as an operator runs it, over the sample project. */
export function createTrip(app: App, scene: Scene) {
  const steps: Step[] = [];
  const kitOf = (version: string) => join(scene.kitsDir, `${NAME}-${version}`);
  const where = {
    address: { user: 'demo', host: '127.0.0.1', port: scene.host.port },
    identity: { kind: 'file', path: scene.loginKeyPath },
    knownHostsPaths: [scene.knownHostsPath],
    prefix: scene.prefix,
  } as const;

  async function step<O extends Json>(title: string, job: JobKind, body: (c: JobContext) => Promise<O>): Promise<O> {
    const end = await show(title, job, body);
    if (end.state !== 'done') throw new TripFailed(title, end);
    return end.output;
  }

  async function show<O extends Json>(
    title: string,
    job: JobKind,
    body: (c: JobContext) => Promise<O>,
  ): Promise<JobEnd<O>> {
    app.print('');
    app.print(`── ${title}`);
    const end = await app.runJob(job, body);
    steps.push({ title, evidence: end.evidence });
    return end;
  }

  return {
    steps,
    kitOf,

    async prepareAndSign(settings: VersionSettings): Promise<void> {
      await configureSample(scene.projectDir, {
        port: scene.servicePort,
        extraArgs: settings.drill ?? [],
        settleSeconds: SETTLE_SECONDS,
        timeoutSeconds: TIMEOUT_SECONDS,
        nativePlugins: settings.nativePlugins,
      });
      const { version, serial } = settings;
      await step(`Prepare ${NAME} ${version}`, 'prepare', (context) =>
        prepareKit(
          {
            projectDir: scene.projectDir,
            output: kitOf(version),
            targets: [],
            version,
            serial,
            audience: null,
            goroot: null,
            carry: [],
            // The demo's own host is installed on right after, for real.
            rehearse: false,
            modulesFrom: null,
            vulnerabilities: null,
            dataDir: app.dataDir,
            resourcesDir: app.resourcesDir,
          },
          context,
        ),
      );
      await step(`Sign ${NAME} ${version}`, 'sign', (context) =>
        signKit(
          { kitDir: kitOf(version), signer: scene.signer, namespace: DEMO_NAMESPACE, unrehearsed: 'demo' },
          context,
        ),
      );
    },

    async writeAndVerify(version: string): Promise<void> {
      const { path } = await step('Write it to the medium', 'write', (context) =>
        writeKit({ kitDir: kitOf(version), mediumPath: scene.mediumDir }, context),
      );
      const trust = await loadTrust({ allowedSigners: scene.signersPath });
      await step('Verify the medium by reading the device', 'verify', (context) =>
        verifyKit({ path, trust, level: 'L2', namespace: DEMO_NAMESPACE }, context),
      );
    },

    enrol: () =>
      step('Bring trust to the host', 'enrol', (context) =>
        enrolHost({ ...where, signersPath: scene.signersPath, resourcesDir: app.resourcesDir }, context),
      ),

    /** Pushes a version; with `expected`, the job must fail in just that way. */
    async push(version: string, expected: ErrorCode | null = null): Promise<void> {
      const title = `Push ${NAME} ${version}`;
      const trust = await loadTrust({ allowedSigners: scene.signersPath });
      const end = await show(title, 'push', (context) =>
        pushKit({ ...where, kitDir: kitOf(version), trust, namespace: DEMO_NAMESPACE }, context),
      );
      const outcome = end.state === 'failed' ? end.error.code : end.state;
      if (end.state === 'done')
        app.print(`  sent: ${formatBytes(end.output.sentBytes)}; the rest was on the host already`);
      if (outcome !== (expected ?? 'done')) throw new TripFailed(title, end);
    },

    /** Asks the service itself which version answers. */
    async requireServing(version: string): Promise<void> {
      const text = await getLoopback(scene.servicePort, '/version');
      app.print(`  http://127.0.0.1:${scene.servicePort}/version answers: ${text.trim()}`);
      if (!text.includes(version)) throw new TripFailed(`version ${version} must be serving`);
    },
  };
}
