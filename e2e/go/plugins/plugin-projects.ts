import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFiles } from '../projects.ts';
import { storedZip } from './stored-zip.ts';

const GO = 'go 1.24\n';
const main = (imports: readonly string[], body: string) =>
  `package main\n\nimport (\n${imports.map((path) => `\t"${path}"\n`).join('')})\n\n${body}`;

/** Loads each plugin in turn, says so, and ends with 3 at the first that Go refuses. */
const LOAD = `	for _, path := range os.Args[1:] {
		if _, err := plugin.Open(path); err != nil {
			println("refused:", err.Error())
			os.Exit(3)
		}
		println("loaded")
	}
`;
const hostMain = (dep: string | null, call: string) =>
  main(['os', 'plugin', ...(dep === null ? [] : [dep])], `func main() {\n${call}${LOAD}}\n`);
const pluginMain = (dep: string, call: string) =>
  main([dep], `func Name() string { return ${call} }\n\nfunc main() {}\n`);

const depSource = (more: string) =>
  `package dep\n\ntype Depth struct{ Metres int${more} }\n\nfunc Name() string { return "dep" }\n`;
const hostapp = {
  'go.mod': `module example.com/hostapp\n\n${GO}`,
  'sdk/sdk.go': 'package sdk\n\ntype Level struct{ Metres int }\n\nfunc Name() string { return "sdk" }\n',
  'main.go': hostMain('example.com/hostapp/sdk', '\tprintln(sdk.Name())\n'),
};

/** The projects of the table, each in a folder of `dir`, and a module proxy that serves what they require. */
export async function writePluginProjects(dir: string): Promise<void> {
  const dep = (version: string) => `require example.com/dep ${version}\n`;
  const plugin = (version: string, name = 'plugin') => ({
    'go.mod': `module example.com/${name}\n\n${GO}${dep(version)}`,
    'main.go': pluginMain('example.com/dep', 'dep.Name()'),
  });
  const sdkPlugin = {
    'go.mod': `module example.com/plugin\n\n${GO}require example.com/hostapp v1.2.3\n`,
    'main.go': pluginMain('example.com/hostapp/sdk', 'sdk.Name()'),
  };
  const host = {
    'go.mod': `module example.com/host\n\n${GO}${dep('v1.0.0')}`,
    'main.go': hostMain('example.com/dep', '\tprintln(dep.Name())\n'),
  };
  const projects: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    host,
    'host-moved/deeper': host,
    'host-alone': { 'go.mod': `module example.com/host\n\n${GO}`, 'main.go': hostMain(null, '') },
    plugin: plugin('v1.0.0'),
    'plugin-moved/deeper': plugin('v1.0.0'),
    'plugin-same-source': plugin('v1.0.1'),
    'plugin-newer': plugin('v1.1.0', 'other'),
    hostapp,
    'plugin-sdk': sdkPlugin,
    'plugin-sdk-replaced': {
      ...sdkPlugin,
      'go.mod': `${sdkPlugin['go.mod']}replace example.com/hostapp => ../hostapp\n`,
    },
  };
  for (const [name, files] of Object.entries(projects)) await writeFiles(join(dir, name), files);
  for (const [version, more] of [
    ['v1.0.0', ''],
    ['v1.0.1', ''],
    ['v1.1.0', '; Feet int'],
  ] as const) {
    await serve(dir, 'example.com/dep', version, {
      'go.mod': `module example.com/dep\n\n${GO}`,
      'dep.go': depSource(more),
    });
  }
  await serve(dir, 'example.com/hostapp', 'v1.2.3', hostapp);
}

async function serve(
  dir: string,
  module: string,
  version: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const root = join(dir, 'proxy', module, '@v');
  await writeFiles(root, {
    list: `${version}\n`,
    [`${version}.info`]: JSON.stringify({ Version: version, Time: '2026-01-02T03:04:05Z' }),
    [`${version}.mod`]: files['go.mod'] ?? '',
  });
  const entries = Object.entries(files).map(([name, text]) => [`${module}@${version}/${name}`, text]);
  await writeFile(join(root, `${version}.zip`), storedZip(Object.fromEntries(entries)));
}
