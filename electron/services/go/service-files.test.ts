import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectFileSchema } from '../../shared/project-file.ts';
import { findServiceFiles, serviceInputs } from './service-files.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vf-service-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function put(path: string, content: string | Uint8Array = 'x'): Promise<void> {
  await mkdir(dirname(join(dir, path)), { recursive: true });
  await writeFile(join(dir, path), content);
}

const file = (service: object) => projectFileSchema.parse({ service });
const find = (service: object, target: 'x86_64' | 'aarch64' = 'x86_64') =>
  findServiceFiles({ dir, file: file(service) }, 'app', target);
const config = (from: string, to: string) => ({ config: [{ from, to }] });
const libraries = (...paths: string[]) => ({ libraries: { paths } });

test('configuration goes below config/, by its place below /etc/NAME', async () => {
  await put('deploy/a.toml');
  expect(await find(config('deploy/a.toml', '/etc/app/sub/a.toml'))).toEqual([
    { kind: 'config', from: 'deploy/a.toml', path: 'config/sub/a.toml' },
  ]);
});

test('shared libraries go where the program looks, those of the target before those of all', async () => {
  await put('lib/liball.so.1');
  await put('lib/readme.txt');
  await put('lib/aarch64/libarm.so');
  await symlink('libarm.so', join(dir, 'lib/aarch64/libarm.so.2'));
  const paths = libraries('./lib', '$LIB_PATH', '/usr/lib');
  expect(await find(paths)).toEqual([{ kind: 'library', from: 'lib/liball.so.1', path: 'lib/liball.so.1' }]);
  expect(await find(paths, 'aarch64')).toEqual([
    { kind: 'library', from: 'lib/aarch64/libarm.so', path: 'lib/libarm.so' },
    { kind: 'library', from: 'lib/aarch64/libarm.so.2', path: 'lib/libarm.so.2' },
  ]);
  const inputs = await serviceInputs(dir, file({ ...paths, ...config('deploy/a', '/etc/app/a') }));
  expect(inputs.sort()).toEqual(['deploy/a', 'lib/aarch64/libarm.so', 'lib/liball.so.1', 'lib/readme.txt']);
});

test.each([
  ['a source that is not there', config('absent', '/etc/app/a'), 'absent', 'it is no regular file of the project'],
  ['a source that is a link', config('link', '/etc/app/a'), 'link', 'it is no regular file of the project'],
  ['a source that is a folder', config('folder', '/etc/app/a'), 'folder', 'it is no regular file of the project'],
  ['a source that is too large', config('large', '/etc/app/a'), 'large', 'it is larger than 1 MiB'],
  ['a place of another service', config('a', '/etc/other/a'), '/etc/other/a', 'it is not below /etc/app/'],
  ['a way out', config('a', '/etc/app/../passwd'), '/etc/app/../passwd', 'the component .. is not allowed'],
  [
    'the name of a successor',
    config('a', '/etc/app/a.new'),
    '/etc/app/a.new',
    'what ends in .new is the new version of a file that was kept',
  ],
  ['a folder without libraries', libraries('./folder'), 'folder', 'it holds no shared library (lib….so…)'],
  ['a folder that is not there', libraries('./absent'), 'absent', 'it holds no shared library (lib….so…)'],
  ['a folder of the release', libraries('./plugins'), 'plugins', 'a release keeps plugins for itself'],
  ['a library from elsewhere', libraries('./out'), 'out/libc.so', 'it leads out of its directory'],
])('%s is refused', async (_what, service, path, problem) => {
  await put('a');
  await put('large', new Uint8Array((1 << 20) + 1));
  await put('folder/a');
  await put('plugins/lib.so');
  await mkdir(join(dir, 'out'));
  await symlink('/etc/hostname', join(dir, 'out/libc.so'));
  await symlink('a', join(dir, 'link'));
  await expect(find(service)).rejects.toMatchObject({ code: 'go/service-file-unusable', data: { path, problem } });
});

test.each([
  config('../a', '/etc/app/a'),
  config('/etc/passwd', '/etc/app/a'),
  config('a/../../b', '/etc/app/a'),
  config('a', 'etc/app/a'),
  config('a', '/usr/app/a'),
  libraries('lib'),
  libraries('./../lib'),
  libraries('/usr/../lib'),
  libraries('/a b'),
  libraries('$LIB'),
  libraries('$(reboot)_PATH'),
  { env: { 'A-B': '1' } },
  { env: { A: 'a\nb' } },
])('%j is refused where it is read', (service) => {
  expect(() => file(service)).toThrow();
});
