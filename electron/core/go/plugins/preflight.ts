import { type Finding, verdictOf } from '../../../shared/finding.ts';
import type { CheckedPlugin, PluginReport } from '../../../shared/plugin-report.ts';
import { asksForMore, cpuLevelOf } from '../cpu-level.ts';
import type { GoBinary } from '../elf/read-go-binary.ts';
import { libcOf } from '../libc.ts';
import { differingPackages, packageFindings, settingOf, sharedPackages } from './compare-packages.ts';

/** A file and what was read in it. */
export interface NamedBinary extends GoBinary {
  readonly file: string;
}

/** A plugin to check, with the names that its host looks up in it. */
export interface PluginToCheck extends NamedBinary {
  readonly lookup: readonly string[];
}

/** Settings that change what the compiler makes of every package. */
const SETTINGS = ['GOOS', 'GOARCH', '-compiler', 'GOEXPERIMENT', '-race', '-msan', '-asan', '-trimpath'] as const;

/**
 * Whether a host program would load native plugins, without running anything: what `plugin.Open` compares, and what it does not look at
 * before the process dies of it. All that stands against it is told, not the first alone.
 */
export function preflight(host: NamedBinary, plugins: readonly PluginToCheck[]): PluginReport {
  const about = hostFindings(host);
  const checked = plugins.map((plugin, index): CheckedPlugin => {
    const findings = [
      ...about,
      ...pluginFindings(host, plugin),
      ...plugins.slice(0, index).flatMap((earlier) => pairFindings(earlier, plugin)),
    ];
    return {
      file: plugin.file,
      go: plugin.go?.version ?? null,
      pluginPath: plugin.pluginPath,
      exported: plugin.exported,
      shared: sharedPackages(host, plugin).length,
      differing: differingPackages(host, plugin).length,
      verdict: verdictOf(findings),
      findings,
    };
  });
  return {
    verdict: verdictOf([...about, ...checked.flatMap(({ findings }) => findings)]),
    host: { file: host.file, go: host.go?.version ?? null, packages: host.packages.size, elf: host.elf },
    plugins: checked,
  };
}

function hostFindings(host: NamedBinary): Finding[] {
  const { file, go, packages, elf } = host;
  if (packages.size === 0 || elf.interpreter === null) {
    return [{ id: 'plugin.host-cannot-load', weight: 'refused', facts: { file } }];
  }
  return go === null ? [{ id: 'plugin.host-unknown', weight: 'doubt', facts: { file } }] : [];
}

function pluginFindings(host: NamedBinary, plugin: PluginToCheck): Finding[] {
  const { file, go, packages, elf, exported, lookup } = plugin;
  const isPlugin = go?.settings['-buildmode'] === 'plugin' || (go === null && packages.size > 0);
  if (!isPlugin || elf.kind === 'program') return [{ id: 'plugin.not-a-plugin', weight: 'refused', facts: { file } }];
  if (packages.size === 0) return [{ id: 'plugin.without-hashes', weight: 'doubt', facts: { file } }];
  const findings: Finding[] = [
    ...platformFindings(host, plugin),
    ...versionFindings(host, plugin),
    ...settingFindings(host, plugin),
    ...packageFindings(host, plugin, host.file),
  ];
  if (host.packages.size > 0 && sharedPackages(host, plugin).length === 0) {
    findings.push({ id: 'plugin.nothing-shared', weight: 'doubt', facts: { file } });
  }
  for (const name of lookup.filter((wanted) => !exported.includes(wanted))) {
    findings.push({ id: 'plugin.lookup-missing', weight: 'refused', facts: { file, name, exported: [...exported] } });
  }
  return findings;
}

/** Two machines, or two C libraries, in one process: the fingerprints do not show it. */
function platformFindings(host: NamedBinary, plugin: NamedBinary): Finding[] {
  const describe = ({ elf }: NamedBinary) => `${elf.machine} ${elf.bits}-bit ${elf.endian}-endian`;
  if (describe(host) !== describe(plugin)) {
    const facts = { file: plugin.file, ours: describe(host), theirs: describe(plugin) };
    return [{ id: 'plugin.platform', weight: 'refused', facts }];
  }
  const [ours, theirs] = [libcOf(host.elf), libcOf(plugin.elf)];
  const findings: Finding[] = [];
  if (ours !== null && theirs !== ours) {
    const facts = { file: plugin.file, ours, theirs: theirs ?? '-' };
    findings.push({ id: 'plugin.libc', weight: theirs === null ? 'doubt' : 'refused', facts });
  }
  if (ours === 'musl' && theirs === 'musl')
    findings.push({ id: 'plugin.musl-experimental', weight: 'note', facts: {} });
  const level = cpuLevelOf(plugin.go);
  const allowed = cpuLevelOf(host.go);
  if (level !== null && allowed !== null && asksForMore(level, allowed.value) !== false) {
    const facts = { file: plugin.file, variable: level.variable, value: level.value, allowed: allowed.value };
    findings.push({ id: 'binary.cpu-level-unknown', weight: 'doubt', facts });
  }
  return findings;
}

/** Of two patch releases with the same packages nothing proves that they do not fit; Go asks for the same one all the same. */
function versionFindings(host: NamedBinary, plugin: NamedBinary): Finding[] {
  const [ours, theirs] = [host.go?.version, plugin.go?.version];
  if (ours === theirs && ours !== undefined) return [];
  const isProved = ours !== undefined && theirs !== undefined && differingPackages(host, plugin).length > 0;
  const facts = { file: plugin.file, ours: ours ?? '-', theirs: theirs ?? '-' };
  return [{ id: 'plugin.go-version', weight: isProved ? 'refused' : 'doubt', facts }];
}

function settingFindings(host: NamedBinary, plugin: NamedBinary): Finding[] {
  if (host.go === null || plugin.go === null) return [];
  return SETTINGS.flatMap((name): Finding[] => {
    const [ours, theirs] = [settingOf(host.go, name), settingOf(plugin.go, name)];
    if (ours === theirs) return [];
    const isProved = differingPackages(host, plugin).length > 0;
    const facts = { file: plugin.file, name, ours: ours || '-', theirs: theirs || '-' };
    return [{ id: 'plugin.setting', weight: isProved ? 'refused' : 'doubt', facts }];
  });
}

/** What keeps a plugin from being loaded into a process that holds an earlier one already. */
function pairFindings(earlier: NamedBinary, plugin: NamedBinary): Finding[] {
  const findings: Finding[] = [];
  if (earlier.pluginPath !== '' && earlier.pluginPath === plugin.pluginPath) {
    const facts = { file: plugin.file, other: earlier.file, path: plugin.pluginPath };
    findings.push({ id: 'plugin.path-taken', weight: 'refused', facts });
  }
  return [...findings, ...packageFindings(earlier, plugin, earlier.file)];
}
