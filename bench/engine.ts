import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPlugins } from '../electron/jobs/check-plugins.ts';
import { enrolHost } from '../electron/jobs/enrol.ts';
import type { HostLogin } from '../electron/jobs/host-login.ts';
import { planKit } from '../electron/jobs/plan-kit.ts';
import { buildTargets } from '../electron/jobs/prepare-build.ts';
import { pushKit } from '../electron/jobs/push.ts';
import { type JobContext, runJob } from '../electron/jobs/run-job.ts';
import { verifyKit } from '../electron/jobs/verify.ts';
import { writeKit } from '../electron/jobs/write.ts';
import { loadTrust } from '../electron/services/custody/trust.ts';
import { readGoSettings } from '../electron/services/go/go-env.ts';
import { listFiles } from '../electron/services/go/list-files.ts';
import { hashFile } from '../electron/services/kit/hash-file.ts';
import { writeTarGz } from '../electron/services/kit/tar.ts';
import type { JobKind } from '../electron/shared/job.ts';
import type { Json } from '../electron/shared/json.ts';

const ALL_DETECTED = {
  targets: [],
  version: '1.0.0',
  serial: 1,
  audience: null,
  goroot: null,
  carry: [],
  rehearse: false,
  modulesFrom: null,
  vulnerabilities: null,
  dataDir: '/nonexistent',
} as const;

/*
 * One piece of the engine's work in a process of its own: `node engine.ts PART ARGUMENTS…` prints one JSON line with the
 * milliseconds of the work, without the start of Node, and the process's peak memory, with it. A part that has to get ready first
 * resolves with its work, which alone is timed.
 */
const parts: Readonly<Record<string, (...args: string[]) => Promise<unknown>>> = {
  hash: (file = '') => hashFile(file),
  build: (projectDir = '', resourcesDir = '', dir = '', cache = '') => builds(projectDir, resourcesDir, dir, cache),
  async pack(from = '', out = '') {
    const sources = (await listFiles(from)).map((path) => ({ path, mode: 0o644, from: join(from, path) }));
    return () => writeTarGz(out, sources, { epochSeconds: 1 });
  },
  async preflight(host = '', ...plugins) {
    const { verdict } = checkPlugins({ host, plugins, lookup: ['Filter'] });
    if (verdict !== 'compatible') throw new Error(`plugins of one build are ${verdict}`);
  },
  write: (kitDir = '', mediumPath = '') => job('write', (context) => writeKit({ kitDir, mediumPath }, context)),
  async verify(path = '', allowedSigners = '') {
    const trust = await loadTrust({ allowedSigners });
    await job('verify', (context) => verifyKit({ path, trust, level: 'L2' }, context));
  },
  async enrol(signersPath = '', ...login) {
    const resourcesDir = fileURLToPath(new URL('../resources', import.meta.url));
    await job('enrol', (context) => enrolHost({ ...loginAt(login), signersPath, resourcesDir }, context));
  },
  async push(kitDir = '', allowedSigners = '', ...login) {
    const trust = await loadTrust({ allowedSigners });
    await job('push', (context) => pushKit({ ...loginAt(login), kitDir, trust, stageOnly: true }, context));
  },
};

/** Plans a kit, and resolves with the compiling of its targets, into `dir`, from the user's module cache. */
async function builds(projectDir: string, resourcesDir: string, dir: string, cache: string): Promise<Work> {
  const { signal } = new AbortController();
  const plan = await planKit({ ...ALL_DETECTED, projectDir, resourcesDir, output: join(dir, 'kit') }, signal);
  const own = await readGoSettings(plan.toolchain.chosen.goroot, signal);
  const tmpDir = join(dir, 'tmp');
  await mkdir(tmpDir, { recursive: true });
  const settings = { ...own, GOCACHE: cache };
  const work = { plan, resourcesDir, settings, goWork: null, dir, tmpDir, kitDir: join(dir, 'kit') };
  return () =>
    job('prepare', async (context) => {
      await buildTargets({ ...work, context }, null);
      return null;
    });
}

function loginAt([port, identity = '', knownHosts = '']: readonly string[]): HostLogin {
  return {
    address: { user: 'root', host: '127.0.0.1', port: Number(port) },
    identity: { kind: 'file', path: identity },
    knownHostsPaths: [knownHosts],
  };
}

/** Runs a job as the window and the command line do, and insists on its success. */
async function job<Output extends Json>(kind: JobKind, body: (context: JobContext) => Promise<Output>): Promise<void> {
  const end = await runJob(kind, body, new AbortController().signal, {
    now: Date.now,
    newId: () => 'bench',
    emit: () => {},
    file: async () => {},
    toolVersion: 'bench',
  });
  if (end.state !== 'done') throw end.state === 'failed' ? end.error : new Error(`${kind} was cancelled`);
}

type Work = () => Promise<unknown>;

const [name = '', ...args] = process.argv.slice(2);
const part = parts[name];
if (!part) throw new Error(`no part of the engine is called ${name}`);
let startedAt = performance.now();
const work = await part(...args);
if (typeof work === 'function') {
  startedAt = performance.now();
  await work();
}
const milliseconds = performance.now() - startedAt;
const status = await readFile('/proc/self/status', 'utf8');
console.log(JSON.stringify({ milliseconds, peakKiB: Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1]) }));
