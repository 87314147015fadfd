import { expect, test } from 'vitest';
import { errorExits } from '../errors/codes.ts';
import { claimIds } from '../evidence.ts';
import { findingIds } from '../finding.ts';
import { phaseIds } from '../job.ts';
import { noteIds } from '../note.ts';
import { differenceCauses } from '../plugin-report.ts';
import { languages } from './catalogue.ts';
import { catalogues } from './catalogues.ts';
import { uiTexts } from './en/ui.ts';
import { windowTexts } from './en/window.ts';
import { errorText, fill, languageOf } from './translate.ts';

/** Every text of a language under the path at which it stands. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => textsOf(inner, `${path}/${key}`));
}
const placeholdersOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

test.each(languages)('%s has every text, and none is empty', (language) => {
  const { errors, phases, claims, notes, findings, causes, ui, window } = catalogues[language];
  expect(Object.keys(errors).sort()).toEqual(Object.keys(errorExits).sort());
  expect(Object.keys(phases).sort()).toEqual([...phaseIds].sort());
  expect(Object.keys(claims).sort()).toEqual([...claimIds].sort());
  expect(Object.keys(notes).sort()).toEqual([...noteIds].sort());
  expect(Object.keys(findings).sort()).toEqual([...findingIds].sort());
  expect(Object.keys(causes).sort()).toEqual([...differenceCauses].sort());
  expect(Object.keys(ui).sort()).toEqual(Object.keys(uiTexts).sort());
  expect(Object.keys(window).sort()).toEqual(Object.keys(windowTexts).sort());
  for (const { message, next } of Object.values(errors))
    expect([typeof message, typeof next]).toEqual(['string', 'string']);
  expect(textsOf(catalogues[language]).filter(([, text]) => text.trim() === '')).toEqual([]);
});

test('a text has the same placeholders in both languages', () => {
  const chinese = new Map(textsOf(catalogues['zh-CN']));
  const different = textsOf(catalogues.en)
    .map(([path, text]) => [path, placeholdersOf(text), placeholdersOf(chinese.get(path) ?? '')])
    .filter(([, english, other]) => String(english) !== String(other));
  expect(different).toEqual([]);
});

test('Chinese texts are Chinese wherever the English one is more than a word', () => {
  const english = new Map(textsOf(catalogues.en));
  const left = textsOf(catalogues['zh-CN']).filter(
    ([path, text]) => /\w \w/.test(english.get(path) ?? '') && !/\p{Script=Han}/u.test(text),
  );
  expect(left).toEqual([]);
});

test('facts fill a text; lists are joined; a missing fact stays visible', () => {
  const facts = { text: 'a {b}', number: 3, list: ['x', 'y'], nothing: null };
  expect(fill('{text} {number} {list} {nothing} {missing}', facts)).toBe('a {b} 3 x, y null {missing}');
  expect(errorText('en', { code: 'job/file-missing', data: { path: '/x' } }).message).toBe('/x does not exist.');
});

test.each([
  ['zh_CN.UTF-8', 'zh-CN'],
  ['zh-Hans', 'zh-CN'],
  ['en_GB.UTF-8', 'en'],
  ['C', 'en'],
  [undefined, 'en'],
] as const)('%s speaks %s', (tag, language) => expect(languageOf(tag)).toBe(language));
