import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { enrolHost } from '../electron/jobs/enrol.ts';
import type { HostLogin } from '../electron/jobs/host-login.ts';
import { pushKit } from '../electron/jobs/push.ts';
import { type JobContext, runJob } from '../electron/jobs/run-job.ts';
import { verifyKit } from '../electron/jobs/verify.ts';
import { writeKit } from '../electron/jobs/write.ts';
import { loadTrust } from '../electron/services/custody/trust.ts';
import { hashFile } from '../electron/services/kit/hash-file.ts';
import type { JobKind } from '../electron/shared/job.ts';
import type { Json } from '../electron/shared/json.ts';

/*
 * One piece of the engine's work in a process of its own: `node engine.ts PART ARGUMENTS…` prints one JSON line with the
 * milliseconds of the work, without the start of Node, and the process's peak memory, with it.
 */
const parts: Readonly<Record<string, (...args: string[]) => Promise<unknown>>> = {
  hash: (file = '') => hashFile(file),
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

const [name = '', ...args] = process.argv.slice(2);
const part = parts[name];
if (!part) throw new Error(`no part of the engine is called ${name}`);
const startedAt = performance.now();
await part(...args);
const milliseconds = performance.now() - startedAt;
const status = await readFile('/proc/self/status', 'utf8');
console.log(JSON.stringify({ milliseconds, peakKiB: Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1]) }));
