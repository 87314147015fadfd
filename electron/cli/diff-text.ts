import { formatBytes } from '../shared/format.ts';
import type { Language } from '../shared/i18n/catalogue.ts';
import { catalogues } from '../shared/i18n/catalogues.ts';
import type { Change, KitDiff } from '../shared/kit-diff.ts';

/** What differs between two kits, list by list; a list without a difference says so. */
export function diffLines(
  { facts, modules, licences, vulnerabilities, files, bytes }: KitDiff,
  language: Language,
): string[] {
  const { ui } = catalogues[language];
  const list = <T>(title: string, changes: readonly Change<T>[], show: (value: T) => string): string[] => [
    `${title}: ${changes.length === 0 ? ui['diff.none'] : changes.length}`,
    ...changes.map(({ name, from, to }) => {
      const [before, after] = [from, to].map((value) => (value === null ? '-' : show(value)));
      return `  ${name}: ${before} → ${after}${before === after ? ` (${ui['diff.content']})` : ''}`;
    }),
  ];
  return [
    ...list(ui['diff.facts'], facts, (value) => value),
    ...list(ui['diff.modules'], modules, (value) => value),
    ...list(ui['diff.licences'], licences, (value) => value || ui['scan.licence-unknown']),
    ...(vulnerabilities === null
      ? [ui['diff.vulnerabilities-unknown']]
      : list(ui['diff.vulnerabilities'], vulnerabilities, (value) => value)),
    ...list(ui['diff.files'], files, formatBytes),
    `${ui['diff.size']}: ${formatBytes(bytes.from)} → ${formatBytes(bytes.to)}`,
    ui['kit.not-verified'],
  ];
}
