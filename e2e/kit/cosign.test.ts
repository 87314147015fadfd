import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareKit } from '../../electron/jobs/prepare.ts';
import { createKeyPair } from '../../electron/services/custody/signer.ts';
import { run } from '../../electron/services/process.ts';
import { inOwnDir } from '../go/own-dir.ts';
import { commit, goProblem, inputFor, voidferry } from '../go/projects.ts';
import { jobContext } from './job-context.ts';
import { signKitWith } from './make-kit.ts';
import { smallService } from './small-service.ts';

const apart = ['unshare', '--map-root-user', '--net'];
const canCut = await run('unshare', ['--map-root-user', '--net', 'true'], { expect: [0, 1] }).catch(() => null);
const problem =
  (await goProblem()) ?? (canCut?.code === 0 ? null : 'cutting the network needs user namespaces or root');
let dir = '';
inOwnDir(problem, (made) => {
  dir = made;
});

test('a second person builds the kit again, without network, and signs only what comes out equal', async () => {
  const project = await smallService(join(dir, 'first', 'app'), '');
  await commit(project, 'v1.0.0');
  const { kitDir } = await prepareKit(inputFor(project, { targets: ['x86_64', 'aarch64'], serial: 7 }), jobContext());
  const [first, second] = [join(dir, 'key-1'), join(dir, 'key-2')];
  await createKeyPair(first, 'anna');
  await createKeyPair(second, 'ben');
  const other = join(dir, 'second', 'checkout');
  await cp(project, other, { recursive: true });
  const cosign = (source: string) =>
    voidferry(['kit', 'cosign', kitDir, '--key', second, '--rebuild', source, '--unrehearsed', 'a test'], {
      dataDir: join(dir, 'data'),
      wrap: apart,
    });

  const unsigned = await cosign(other);
  expect([unsigned.code, unsigned.stderr]).toEqual([76, expect.stringContaining('kit/unsigned')]);
  await signKitWith(kitDir, first);

  const main = join(other, 'main.go');
  const text = await readFile(main, 'utf8');
  await writeFile(main, text.replace('"up"', '"down"'));
  const refused = await cosign(other);
  expect([refused.code, refused.stderr]).toEqual([65, expect.stringContaining('kit/rebuild-differs')]);
  expect(refused.stderr).toContain('targets/aarch64/FILES');
  await writeFile(main, text);
  expect(await readdir(join(kitDir, 'attestations'))).toEqual(['sumdb.tar', 'sumdb.tar.sig']);

  const done = await cosign(other);
  expect([done.code, done.stderr]).toEqual([0, expect.any(String)]);
  expect((await readdir(kitDir)).filter((name) => /^SHA256SUMS.*sig$/.test(name))).toHaveLength(2);
  const statement = JSON.parse(await readFile(join(kitDir, 'attestations/rebuild-1.json'), 'utf8'));
  const sums = await run('sha256sum', [join(kitDir, 'SHA256SUMS')]);
  expect([statement.kind, statement.kit]).toEqual(['rebuild', sums.stdout.split(' ')[0]]);
  const check = ['-Y', 'check-novalidate', '-n', 'attestation@voidferry'];
  const signature = join(kitDir, 'attestations/rebuild-1.json.sig');
  await run('ssh-keygen', [...check, '-s', signature], {
    stdin: await readFile(join(kitDir, 'attestations/rebuild-1.json')),
  });
});
