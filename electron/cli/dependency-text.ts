import { countByClass, type DependencyReport, packageClasses, type ScannedPackage } from '../shared/dependencies.ts';
import type { Language } from '../shared/i18n/catalogue.ts';
import { catalogues } from '../shared/i18n/catalogues.ts';
import { fill, findingText } from '../shared/i18n/translate.ts';

/** What a project is made of: counts, each module, and what was found. */
export function dependencyLines(report: DependencyReport, language: Language): string[] {
  const { ui } = catalogues[language];
  const counts = countByClass(report);
  const width = Math.max(0, ...report.modules.map(({ path }) => path.length));
  return [
    `${ui['scan.platform']}: ${report.platform}`,
    ...packageClasses.map((kind) => `${ui[`scan.class.${kind}`]}: ${counts[kind]}`),
    `${ui['scan.modules']}: ${report.modules.length}`,
    ...report.modules.map(({ path, version, packages, testsOnly, cgo, replacedBy, licences }) =>
      [
        `  ${path.padEnd(width)}  ${version ?? '-'}  ${packages}  ${licences.join(' ') || ui['scan.licence-unknown']}`,
        testsOnly ? ui['scan.tests-only'] : null,
        cgo ? 'cgo' : null,
        replacedBy === null ? null : `=> ${replacedBy}`,
      ]
        .filter((part) => part !== null)
        .join('  '),
    ),
    ...report.packages.flatMap((one) => specialLine(one, language)),
    ...report.findings.flatMap((finding) => {
      const { message, next } = findingText(language, finding);
      return [`- ${message}`, `  ${next}`];
    }),
  ];
}

/** What is worth a line of its own: plugins, and what embeds or opens something. */
function specialLine({ path, embeds, pluginOpens, servesPlugin }: ScannedPackage, language: Language): string[] {
  const { ui } = catalogues[language];
  const parts = [
    servesPlugin ? ui['scan.serves-plugin'] : null,
    pluginOpens.length === 0 ? null : fill(ui['scan.opens-plugins'], { places: [...pluginOpens] }),
    embeds.length === 0 ? null : fill(ui['scan.embeds'], { patterns: [...embeds] }),
  ].filter((part) => part !== null);
  return parts.length === 0 ? [] : [`  ${path}: ${parts.join('; ')}`];
}

/** The packages of a project as a tree of imports; a package that stands above already is not unfolded again. */
export function treeLines({ packages }: DependencyReport): string[] {
  const byPath = new Map(packages.map((one) => [one.path, one]));
  const shown = new Set<string>();
  const imported = new Set(packages.filter(({ class: kind }) => kind === 'own').flatMap(({ imports }) => imports));
  const roots = packages.filter(
    ({ class: kind, path }) => (kind === 'own' || kind === 'plugin') && !imported.has(path),
  );
  const branch = (path: string, depth: number): string[] => {
    const one = byPath.get(path);
    if (one === undefined || one.class === 'standard') return [];
    const isKnown = shown.has(path);
    shown.add(path);
    const inner = isKnown ? [] : one.imports.flatMap((next) => branch(next, depth + 1));
    return [`${'  '.repeat(depth)}${path}${isKnown && one.imports.length > 0 ? ' …' : ''}`, ...inner];
  };
  return roots.flatMap(({ path }) => branch(path, 0));
}
