import type { FindingId, FindingVerdict } from '../../../electron/shared/finding.ts';
import type { DifferenceCause } from '../../../electron/shared/plugin-report.ts';
import type { Build, Opened } from './plugin-builds.ts';

/** One difference between a host and its plugins, what the preflight must say of it, and what Go does. */
export interface Row {
  readonly name: string;
  readonly host: Build;
  readonly plugins: readonly Build[];
  readonly verdict: FindingVerdict;
  readonly finds?: readonly FindingId[];
  /** Module and cause of the packages that differ. */
  readonly differs?: Readonly<Record<string, DifferenceCause>>;
  /** What Go may do; several where it depends on the processor or on luck. */
  readonly opens: readonly Opened[];
  readonly needs?: 'musl' | 'older Go';
}

const HOST: Build = { project: 'host' };
const PLUGIN: Build = { project: 'plugin' };
const OLDER = 'older Go';
const musl = { CC: 'musl-gcc' };

/** The other toolchain stands for itself until the test knows where it is. */
export const OLDER_GOROOT = 'the older Go';
export const OTHER_GOROOT = 'the same Go in another place';

export const rows: readonly Row[] = [
  {
    name: 'both with -trimpath, from other folders, module caches and places of Go',
    host: HOST,
    plugins: [{ project: 'plugin-moved/deeper', cache: 'cache-2', goroot: OTHER_GOROOT }],
    verdict: 'compatible',
    opens: ['loaded'],
  },
  {
    name: '-trimpath on one side only',
    host: HOST,
    plugins: [{ ...PLUGIN, trimpath: false }],
    verdict: 'incompatible',
    finds: ['plugin.setting', 'plugin.package-differs'],
    differs: { std: 'trimpath', 'example.com/dep': 'trimpath' },
    opens: ['refused'],
  },
  {
    name: 'no -trimpath, another module cache',
    host: { ...HOST, trimpath: false },
    plugins: [{ ...PLUGIN, trimpath: false, cache: 'cache-2' }],
    verdict: 'incompatible',
    differs: { 'example.com/dep': 'source' },
    opens: ['refused'],
  },
  {
    name: 'no -trimpath, the same module cache, another place of Go',
    host: { ...HOST, trimpath: false },
    plugins: [{ ...PLUGIN, trimpath: false, goroot: OTHER_GOROOT }],
    verdict: 'compatible',
    opens: ['loaded'],
  },
  {
    name: 'another version of a module with the same source',
    host: HOST,
    plugins: [{ project: 'plugin-same-source' }],
    verdict: 'incompatible',
    differs: { 'example.com/dep': 'version' },
    opens: ['refused'],
  },
  {
    name: 'the host built in its own module, the plugin requires it by version',
    host: { project: 'hostapp' },
    plugins: [{ project: 'plugin-sdk' }],
    verdict: 'incompatible',
    differs: { 'example.com/hostapp': 'main-module' },
    opens: ['refused'],
  },
  {
    name: 'the same with a replace line to its folder',
    host: { project: 'hostapp' },
    plugins: [{ project: 'plugin-sdk-replaced' }],
    verdict: 'incompatible',
    differs: { 'example.com/hostapp': 'main-module' },
    opens: ['refused'],
  },
  {
    name: 'the same with the host installed by its version',
    host: { project: 'hostapp', install: 'example.com/hostapp@v1.2.3' },
    plugins: [{ project: 'plugin-sdk' }],
    verdict: 'compatible',
    opens: ['loaded'],
  },
  {
    name: 'a vendored plugin, the host from the module cache',
    host: HOST,
    plugins: [{ project: 'plugin-vendored', env: { GOFLAGS: '-mod=vendor' } }],
    verdict: 'compatible',
    opens: ['loaded'],
  },
  {
    name: '-gcflags for all packages',
    host: HOST,
    plugins: [{ ...PLUGIN, flags: ['-gcflags=all=-N -l'] }],
    verdict: 'incompatible',
    differs: { std: 'gcflags', 'example.com/dep': 'gcflags' },
    opens: ['refused'],
  },
  {
    name: '-gcflags for the main package alone',
    host: HOST,
    plugins: [{ ...PLUGIN, flags: ['-gcflags=-N -l'] }],
    verdict: 'compatible',
    opens: ['loaded'],
  },
  {
    name: '-race on one side',
    host: HOST,
    plugins: [{ ...PLUGIN, flags: ['-race'] }],
    verdict: 'incompatible',
    finds: ['plugin.setting', 'plugin.package-differs'],
    opens: ['refused', 'died'],
  },
  {
    name: 'another GOEXPERIMENT',
    host: HOST,
    plugins: [{ ...PLUGIN, env: { GOEXPERIMENT: 'arenas' } }],
    verdict: 'incompatible',
    finds: ['plugin.setting', 'plugin.package-differs'],
    opens: ['refused'],
  },
  {
    name: 'a stripped, position-independent host with coverage, a plugin with tags',
    host: { ...HOST, flags: ['-buildmode=pie', '-cover', '-ldflags=-s -w'] },
    plugins: [{ ...PLUGIN, flags: ['-ldflags=-s -w', '-tags=netgo,unused'] }],
    verdict: 'compatible',
    opens: ['loaded'],
  },
  {
    name: 'a plugin for GOAMD64=v3',
    host: HOST,
    plugins: [{ ...PLUGIN, env: { GOAMD64: 'v3' } }],
    verdict: 'unknown',
    finds: ['binary.cpu-level-unknown'],
    opens: ['loaded', 'died'],
  },
  {
    name: 'a plugin for GOAMD64=v4',
    host: HOST,
    plugins: [{ ...PLUGIN, env: { GOAMD64: 'v4' } }],
    verdict: 'unknown',
    finds: ['binary.cpu-level-unknown'],
    opens: ['loaded', 'died'],
  },
  {
    name: 'a musl plugin in a glibc host',
    host: HOST,
    plugins: [{ ...PLUGIN, env: musl }],
    verdict: 'incompatible',
    finds: ['plugin.libc'],
    opens: ['refused'],
    needs: 'musl',
  },
  {
    name: 'a glibc plugin in a musl host, which works by luck',
    host: { ...HOST, env: musl },
    plugins: [PLUGIN],
    verdict: 'incompatible',
    finds: ['plugin.libc'],
    opens: ['loaded', 'refused', 'died'],
    needs: 'musl',
  },
  {
    name: 'host and plugin both with musl',
    host: { ...HOST, env: musl },
    plugins: [{ ...PLUGIN, env: musl }],
    verdict: 'compatible',
    opens: ['loaded'],
    needs: 'musl',
  },
  {
    name: 'a host without cgo',
    host: { ...HOST, env: { CGO_ENABLED: '0' } },
    plugins: [PLUGIN],
    verdict: 'incompatible',
    finds: ['plugin.host-cannot-load'],
    opens: ['refused'],
  },
  {
    name: 'a plugin of the older Go in a host of the newer',
    host: HOST,
    plugins: [{ ...PLUGIN, goroot: OLDER_GOROOT }],
    verdict: 'incompatible',
    finds: ['plugin.go-version', 'plugin.package-differs'],
    opens: ['died', 'refused'],
    needs: OLDER,
  },
  {
    name: 'a plugin of the newer Go in a host of the older',
    host: { ...HOST, goroot: OLDER_GOROOT },
    plugins: [PLUGIN],
    verdict: 'incompatible',
    finds: ['plugin.go-version', 'plugin.package-differs'],
    opens: ['died', 'refused'],
    needs: OLDER,
  },
  {
    name: 'host and plugin both of the older Go',
    host: { ...HOST, goroot: OLDER_GOROOT },
    plugins: [{ ...PLUGIN, goroot: OLDER_GOROOT }],
    verdict: 'compatible',
    opens: ['loaded'],
    needs: OLDER,
  },
  {
    name: 'a plugin with a module that the host lacks',
    host: { project: 'host-alone' },
    plugins: [{ project: 'plugin-newer' }],
    verdict: 'compatible',
    opens: ['loaded'],
  },
  {
    name: 'two plugins with two versions of a module that the host lacks',
    host: { project: 'host-alone' },
    plugins: [PLUGIN, { project: 'plugin-newer' }],
    verdict: 'incompatible',
    differs: { 'example.com/dep': 'version' },
    opens: ['refused'],
  },
  {
    name: 'two builds of one plugin',
    host: HOST,
    plugins: [PLUGIN, { ...PLUGIN, flags: ['-gcflags=-N -l'] }],
    verdict: 'incompatible',
    finds: ['plugin.path-taken'],
    opens: ['refused'],
  },
];
