import { errorExits } from '../../electron/shared/errors/codes.ts';
import { claimIds } from '../../electron/shared/evidence.ts';
import { findingIds } from '../../electron/shared/finding.ts';
import type { Catalogue } from '../../electron/shared/i18n/catalogue.ts';
import { catalogues } from '../../electron/shared/i18n/catalogues.ts';
import { phaseIds } from '../../electron/shared/job.ts';
import type { Finding, SourceFile } from './finding.ts';
import { isTest } from './floors.ts';
import { readScripts, readTypeScript } from './sources.ts';

/** Texts without a word of their own: names of things that are not translated, and patterns that only join others. */
const sameInBoth: ReadonlySet<string> = new Set([
  'ui kit.name',
  'ui go.toolchain',
  'ui go.project-file',
  'window items.count',
  'window job.announce.phase',
  'window job.announce.percent',
  'window job.announce.ended',
  'window end.before.line',
  'window list.separator',
  'window plan.step',
]);

/** Both languages complete and alike, and no error, claim or phase that nothing uses. Missing texts are compile errors. */
export async function checkCatalogues(root: string): Promise<Finding[]> {
  const [code, scripts] = await Promise.all([readTypeScript(root), readScripts(root)]);
  const constants = [...Object.keys(errorExits), ...claimIds, ...phaseIds, ...findingIds];
  return [...catalogueFindings(catalogues.en, catalogues['zh-CN']), ...deadConstants(constants, [...code, ...scripts])];
}

/** Compares two complete catalogues text by text. */
export function catalogueFindings(en: Catalogue, zhCN: Catalogue): Finding[] {
  const chinese = textsOf(zhCN);
  return [...textsOf(en)].flatMap(([key, text]) =>
    textProblems(key, text, chinese.get(key) ?? '').map((problem) => ({
      file: 'electron/shared/i18n',
      problem: `${key}: ${problem}`,
    })),
  );
}

/** Constants that stand nowhere outside the floor that declares them and outside of tests. */
export function deadConstants(constants: readonly string[], files: readonly SourceFile[]): Finding[] {
  const texts = files
    .filter(({ path }) => !isTest(path) && !/^(electron\/shared|build)\//.test(path))
    .map(({ text }) => text);
  const all = texts.join('\n');
  return constants
    .filter((constant) => !new RegExp(`(?<![\\w./-])${constant.replaceAll('.', '\\.')}(?![\\w-])`).test(all))
    .map((constant) => ({ file: 'electron/shared', problem: `${constant} is declared and never used` }));
}

function textProblems(key: string, en: string, zhCN: string): string[] {
  if (en.trim() === '' || zhCN.trim() === '') return ['is empty in a language'];
  const problems: string[] = [];
  const [ours, theirs] = [placeholders(en), placeholders(zhCN)];
  if (ours !== theirs)
    problems.push(`has the placeholders ${ours || '(none)'} in en and ${theirs || '(none)'} in zh-CN`);
  if (en === zhCN && !sameInBoth.has(key)) problems.push('is not translated');
  else if (!/\p{Script=Han}/u.test(zhCN) && !sameInBoth.has(key)) problems.push('holds no Chinese in zh-CN');
  return problems;
}

function placeholders(text: string): string {
  return [...new Set(text.match(/\{\w+\}/g))].sort().join(' ');
}

function textsOf({
  errors,
  windowErrors,
  findings,
  phases,
  claims,
  notes,
  causes,
  ui,
  window,
}: Catalogue): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [group, entries] of Object.entries({ errors, windowErrors, findings })) {
    for (const [code, { message, next }] of Object.entries(entries)) {
      if (message !== undefined) texts.set(`${group} ${code} message`, message);
      if (next !== undefined) texts.set(`${group} ${code} next`, next);
    }
  }
  for (const [group, entries] of Object.entries({ phases, claims, notes, causes, ui, window })) {
    for (const [key, text] of Object.entries(entries)) texts.set(`${group} ${key}`, text);
  }
  return texts;
}
