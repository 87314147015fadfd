import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { prepareKit } from '../../electron/jobs/prepare.ts';
import { run } from '../../electron/services/process.ts';
import type { Json } from '../../electron/shared/json.ts';
import { jobContext } from '../kit/job-context.ts';
import { zipFolder } from './make-vulndb.ts';
import { inOwnDir } from './own-dir.ts';
import { goProblem, inputFor, ownEnvironment, writeFiles } from './projects.ts';

const problem = await goProblem();
let dir = '';
inOwnDir(problem, (made) => {
  dir = made;
});

const WHY = 'it loses every second tide';

/** A proxy of one module with two versions, the newer of which retracts the older one. */
async function makeProxy(): Promise<void> {
  const [source, proxy] = [join(dir, 'source'), join(dir, 'proxy/example.org/dep/@v')];
  const mod = 'module example.org/dep\n\ngo 1.24\n';
  await writeFiles(join(source, 'example.org/dep@v1.0.0'), {
    'go.mod': mod,
    'dep.go': 'package dep\n\nconst X = 1\n',
  });
  await writeFiles(proxy, {
    list: 'v1.0.0\nv1.0.1\n',
    'v1.0.0.info': '{"Version":"v1.0.0"}',
    'v1.0.1.info': '{"Version":"v1.0.1"}',
    'v1.0.0.mod': mod,
    'v1.0.1.mod': `${mod}\nretract v1.0.0 // ${WHY}\n`,
  });
  await zipFolder(source, join(proxy, 'v1.0.0.zip'));
}

async function buildTold(output: string): Promise<{ digest: string; facts: Json[]; notes: readonly string[] }> {
  const context = jobContext();
  const facts: Json[] = [];
  const input = inputFor(join(dir, 'project'), { version: '1', output: join(dir, output) });
  const { digest } = await prepareKit(input, { ...context, about: (told) => facts.push(told) });
  return { digest, facts, notes: context.notes };
}

test('a required version that its authors retracted is named; where that cannot be asked, it is said; the kit is the same', async () => {
  await makeProxy();
  vi.stubEnv('GOPROXY', `file://${join(dir, 'proxy')}`);
  vi.stubEnv('GONOSUMDB', 'example.org/*');
  vi.stubEnv('GOMODCACHE', join(dir, 'modcache'));
  vi.stubEnv('GOFLAGS', '-modcacherw');
  const project = await writeFiles(join(dir, 'project'), {
    'go.mod': 'module example.com/tiny\n\ngo 1.24\n\nrequire example.org/dep v1.0.0\n',
    'main.go': 'package main\n\nimport "example.org/dep"\n\nfunc main() { println(dep.X) }\n',
  });
  await run('go', ['mod', 'tidy'], { cwd: project, env: ownEnvironment() });

  const told = await buildTold('told');
  expect(told.notes).toContain('prepare.retracted');
  expect(told.notes).not.toContain('prepare.retractions-unchecked');
  expect(told.facts).toContainEqual({ retracted: `example.org/dep v1.0.0 ${WHY}` });

  // That a file is missing, `go` takes for an answer; that it cannot be read, for none.
  const newest = join(dir, 'proxy/example.org/dep/@v/v1.0.1.mod');
  await rm(newest);
  await mkdir(newest);
  vi.stubEnv('GOMODCACHE', join(dir, 'another'));
  const untold = await buildTold('untold');
  expect(untold.notes).toContain('prepare.retractions-unchecked');
  expect(untold.facts).toContainEqual({ retracted: 'unchecked' });
  expect(untold.digest).toBe(told.digest);
});
