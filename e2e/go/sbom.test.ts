import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Version } from '@cyclonedx/cyclonedx-library/Spec';
import { JsonStrictValidator } from '@cyclonedx/cyclonedx-library/Validation';
import { expect, test } from 'vitest';
import { prepareKit } from '../../electron/jobs/prepare.ts';
import { run } from '../../electron/services/process.ts';
import { jobContext } from '../kit/job-context.ts';
import { inOwnDir } from './own-dir.ts';
import { goProblem, inputFor, sampleProject } from './projects.ts';

const problem = await goProblem();
let dir = '';
inOwnDir(problem, (made) => {
  dir = made;
});

interface Sbom {
  readonly specVersion: string;
  readonly metadata: {
    readonly timestamp?: string;
    readonly component: { readonly name: string; readonly hashes: readonly { readonly content: string }[] };
  };
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly licenses: readonly { readonly license: { readonly id?: string } }[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

test('each file of a kit has a valid CycloneDX 1.6 bill: what Go built in, with licences, and who asks for whom', async () => {
  const project = await sampleProject(join(dir, 'tidegauge'));
  const context = jobContext();
  const { kitDir } = await prepareKit(inputFor(project, { targets: ['x86_64'], version: '1' }), context);
  await run('tar', ['-xzf', join(kitDir, 'targets/x86_64/tidegauge-1.tar.gz'), '-C', dir]);
  const files = (await readdir(join(kitDir, 'sbom/x86_64'), { recursive: true })).filter((name) =>
    name.endsWith('.json'),
  );
  expect(files).toEqual(expect.arrayContaining(['bin/tidegauge.cdx.json', 'plugins/alarm.cdx.json']));
  const validator = new JsonStrictValidator(Version.v1dot6);
  for (const name of files) {
    const text = await readFile(join(kitDir, 'sbom/x86_64', name), 'utf8');
    expect(await validator.validate(text)).toBeNull();
    const sbom: Sbom = JSON.parse(text);
    const built = join(dir, name.replace('.cdx.json', ''));
    expect([sbom.specVersion, sbom.metadata.timestamp]).toEqual(['1.6', undefined]);
    const { stdout: sums } = await run('sha256sum', [built]);
    expect(sbom.metadata.component.hashes[0]?.content).toBe(sums.split(' ')[0]);
    // What Go itself reads in the file, is what the bill names.
    const { stdout } = await run('go', ['version', '-m', built]);
    const deps = stdout.split('\n').flatMap((line) => /^\tdep\t(\S+)\t(\S+)/.exec(line)?.slice(1, 3).join('@') ?? []);
    const named = sbom.components.filter(({ name }) => name !== 'std').map(({ name, version }) => `${name}@${version}`);
    expect(named.sort()).toEqual(deps.sort());
  }
  const bill: Sbom = JSON.parse(await readFile(join(kitDir, 'sbom/x86_64/bin/tidegauge.cdx.json'), 'utf8'));
  const plugin = bill.components.find(({ name }) => name === 'github.com/hashicorp/go-plugin');
  expect(plugin).toMatchObject({
    purl: 'pkg:golang/github.com/hashicorp/go-plugin@v1.8.0',
    licenses: [{ license: { id: 'MPL-2.0' } }],
  });
  const asks = bill.dependencies.find(({ ref }) => ref === 'github.com/hashicorp/go-plugin@v1.8.0');
  expect(asks?.dependsOn).toContain('github.com/hashicorp/yamux@v0.1.2');
  expect(context.evidence.find(({ claim }) => claim === 'go.sboms-made')?.figures).toMatchObject({ unknown: 0 });
});
