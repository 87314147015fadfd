import type { BuildChecks } from '../../../electron/shared/build-checks.ts';
import type { ElfFacts } from '../../../electron/shared/elf.ts';
import type { Finding, FindingVerdict } from '../../../electron/shared/finding.ts';
import type { PluginReport } from '../../../electron/shared/plugin-report.ts';

const elf: ElfFacts = {
  bits: 64,
  endian: 'little',
  machine: 'amd64',
  kind: 'program',
  interpreter: '/lib64/ld-linux-x86-64.so.2',
  needed: ['libc.so.6'],
  glibc: '2.34',
  runPath: [],
  textRelocations: false,
  executableStack: false,
};

/** The comparison of the sample's native plugin with its host. */
export function pluginReport(verdict: FindingVerdict, findings: readonly Finding[]): PluginReport {
  return {
    verdict,
    host: { file: 'bin/tidegauge-native', go: 'go1.26.3', packages: 68, elf },
    plugins: [
      {
        file: 'plugins/filter.so',
        go: 'go1.26.3',
        pluginPath: 'tide.example/tidegauge/plugins/filter',
        exported: ['Filter'],
        shared: 47,
        differing: 0,
        verdict,
        findings,
      },
    ],
  };
}

export const refusedFindings: readonly Finding[] = [
  {
    id: 'plugin.package-differs',
    weight: 'refused',
    facts: {
      other: 'bin/tidegauge-native',
      module: 'tide.example/series',
      packages: ['tide.example/series', 'tide.example/series/median'],
      count: 2,
      ours: 'v1.4.0',
      theirs: 'v1.5.1',
      cause: 'version',
    },
  },
  {
    id: 'plugin.lookup-missing',
    weight: 'refused',
    facts: { file: 'plugins/filter.so', name: 'Smooth', exported: ['Filter'] },
  },
];

const level: Finding = {
  id: 'binary.cpu-level-unknown',
  weight: 'doubt',
  facts: { file: 'plugins/filter.so', variable: 'GOAMD64', value: 'v3', allowed: 'v1' },
};

export const doubtfulChecks: BuildChecks = {
  files: [
    {
      target: 'x86_64',
      path: 'bin/tidegauge-native',
      findings: [
        { id: 'binary.library', weight: 'doubt', facts: { library: 'libsqlite3.so.0' } },
        { id: 'binary.run-path', weight: 'note', facts: { paths: ['/opt/tidegauge/lib'] } },
      ],
    },
    {
      target: 'aarch64-musl',
      path: 'bin/tidegauge',
      findings: [{ id: 'binary.run-path', weight: 'note', facts: { paths: ['/opt/lib'] } }],
    },
  ],
  plugins: [{ target: 'x86_64', report: pluginReport('unknown', [level]) }],
};
