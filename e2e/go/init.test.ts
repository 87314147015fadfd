import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseProjectFile } from '../../electron/services/go/project-file.ts';
import { goProblem, makeDir, sampleProject, voidferry } from './projects.ts';

const problem = await goProblem();
let dir = '';
let remove = async () => {};
beforeEach(async (context) => {
  if (problem !== null) context.skip(problem);
  ({ dir, remove } = await makeDir());
});
afterEach(() => remove());

test('project init finds program, plugins and cookie of the sample, and touches no file that is there', async () => {
  const project = await sampleProject(join(dir, 'tidegauge'));
  const path = join(project, 'voidferry.yaml');
  await rm(path);
  expect((await voidferry(['project', 'init', project], { dataDir: join(dir, 'data') })).code).toBe(0);
  const text = await readFile(path, 'utf8');
  expect(parseProjectFile(text, path)).toMatchObject({
    name: 'tidegauge',
    build: { package: './cmd/tidegauge' },
    plugins: [
      { package: './plugins/alarm', kind: 'grpc', handshake: { key: 'TIDE_PLUGIN', value: 'high-water-at-noon' } },
      { package: './plugins/filter', kind: 'native', host: './cmd/tidegauge-native' },
    ],
  });
  const again = await voidferry(['project', 'init', project], { dataDir: join(dir, 'data') });
  expect([again.code, await readFile(path, 'utf8')]).toEqual([64, text]);
  expect(again.stderr).toContain('go/project-file-exists');
});

test('the JSON Schema knows every key that the file may have', async () => {
  const { stdout } = await voidferry(['--json', 'project', 'schema'], { dataDir: join(dir, 'data') });
  const schema = JSON.parse(stdout);
  expect(schema.additionalProperties).toBe(false);
  expect(Object.keys(schema.properties)).toEqual(
    expect.arrayContaining(['name', 'targets', 'build', 'carry', 'plugins', 'service', 'include', 'audience']),
  );
  expect(schema.required ?? []).toEqual([]);
});
