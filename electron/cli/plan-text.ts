import { ANY_HOST } from '../shared/audience.ts';
import {
  type BuildPlan,
  type FoundToolchains,
  type ProjectFacts,
  siblingModules,
  type Toolchain,
} from '../shared/build-plan.ts';
import { formatBytes } from '../shared/format.ts';
import type { Language } from '../shared/i18n/catalogue.ts';
import { catalogues } from '../shared/i18n/catalogues.ts';
import { fill } from '../shared/i18n/translate.ts';
import type { Kit } from '../shared/kit.ts';
import { serviceFacts } from '../shared/service-facts.ts';

/** The toolchains of this machine, one a line. */
export function toolchainLines({ found, broken }: FoundToolchains, language: Language): string[] {
  const { ui } = catalogues[language];
  return [
    ...found.map((toolchain) => `${nameOf(toolchain)}  (${toolchain.foundBy})`),
    ...broken.map(({ goroot, problem }) => `${goroot}  ${ui['go.broken']}: ${problem}`),
  ];
}

/** What is known of a project, one fact a line. */
export function factLines(project: ProjectFacts, language: Language): string[] {
  const { ui } = catalogues[language];
  const { git } = project;
  const packages = project.mainPackages.map(({ path, cgo }) => (cgo ? `${path} (cgo)` : path));
  const plugins = project.file.plugins.map((plugin) => `${plugin.package} (${plugin.kind})`);
  const revision = git === null ? ui['go.no-revision'] : `${git.revision} ${git.describe}`;
  const facts: [string, string][] = [
    [ui['go.module'], project.module],
    [ui['go.go-line'], project.go ?? '-'],
    [ui['go.main-packages'], packages.join(' ') || '-'],
    [ui['go.requirements'], String(project.requirements)],
    [ui['go.revision'], git?.dirty === true ? `${revision} (${ui['kit.dirty']})` : revision],
    [ui['go.project-file'], project.hasProjectFile ? ui['go.present'] : ui['go.absent']],
  ];
  if (plugins.length > 0) facts.push([ui['go.plugins'], plugins.join(' ')]);
  const replaced = project.localReplacements;
  const beside = siblingModules(project);
  if (beside.length > 0) facts.push([ui['go.workspace'], beside.join(' ')]);
  if (replaced.length > 0) facts.push([ui['go.local-replacements'], replaced.join(' ')]);
  return lines(facts);
}

/** What `kit build` is going to do. */
export function planLines(plan: BuildPlan, language: Language): string[] {
  const { ui } = catalogues[language];
  const { chosen, reason, refused } = plan.toolchain;
  const local = plan.project.localReplacements.length;
  const targets = plan.targets.map(({ target, files, copies }): [string, string] => [
    fill(ui['plan.target'], { target }),
    [...files.map((file) => (file.cgo ? `${file.path} (cgo)` : file.path)), ...copies.map(({ path }) => path)].join(
      ' ',
    ),
  ]);
  const carried = plan.carried.map(({ platform, files }): [string, string] => [
    fill(ui['plan.carry'], { platform }),
    files.map(({ path }) => path).join(' '),
  ]);
  return [
    ...lines([
      [ui['kit.name'], `${plan.name} ${plan.version}`],
      [ui['kit.serial'], String(plan.serial)],
      [ui['kit.audience'], plan.audience === ANY_HOST ? ui['kit.audience.any'] : plan.audience],
      [ui['go.toolchain'], `${nameOf(chosen)} (${ui[`go.reason.${reason}`]})`],
      ...refused.map(({ toolchain, reason: why }): [string, string] => [
        ui['go.also-there'],
        `${nameOf(toolchain)} (${ui[`go.refused.${why}`]})`,
      ]),
    ]),
    ...factLines(plan.project, language),
    ...lines([
      ...targets,
      ...carried,
      ...serviceLines(plan, language),
      [ui['kit.modules'], plan.project.file.include.modules ? ui['plan.modules-in'] : ui['plan.modules-out']],
      ...(plan.toolchains.length === 0
        ? []
        : [[ui['kit.toolchains'], `go${chosen.version} ${plan.toolchains.join(' ')}`] as [string, string]]),
      ...(local === 0
        ? []
        : [[ui['go.local-replacements'], fill(ui['plan.modules-local'], { n: local })] as [string, string]]),
      [ui['plan.output'], plan.output],
    ]),
    ...plan.without.map(({ package: path, targets: names }) =>
      fill(ui['plan.without'], { package: path, targets: [...names] }),
    ),
    fill(ui['plan.space'], { needed: formatBytes(plan.neededBytes), free: formatBytes(plan.freeBytes) }),
  ];
}

/** What a kit says of its service. */
export function serviceLines({ name, service }: Pick<Kit, 'name' | 'service'>, language: Language): [string, string][] {
  const { ui } = catalogues[language];
  const facts = serviceFacts(name, service).map(({ label, text }): [string, string] => [ui[label], text]);
  if (!service.rollbackSafe) facts.push([ui['kit.service.rollback'], ui['kit.service.rollback.unsafe']]);
  return facts;
}

function nameOf({ goroot, version, platform }: Toolchain): string {
  return `go${version} ${platform} ${goroot}`;
}

function lines(facts: readonly (readonly [string, string])[]): string[] {
  return facts.map(([name, value]) => `${name}: ${value}`);
}
