import { useMemo } from 'react';
import { ANY_HOST } from '../../electron/shared/audience.ts';
import type { ErrorData, ErrorFacts } from '../../electron/shared/error.ts';
import type { Evidence } from '../../electron/shared/evidence.ts';
import type { Finding } from '../../electron/shared/finding.ts';
import { formatDuration } from '../../electron/shared/format.ts';
import type { Catalogue, ErrorText, Language, UiText, WindowText } from '../../electron/shared/i18n/catalogue.ts';
import { catalogues } from '../../electron/shared/i18n/catalogues.ts';
import { fill, findingText, windowErrorText } from '../../electron/shared/i18n/translate.ts';
import type { Json } from '../../electron/shared/json.ts';
import type { Note } from '../../electron/shared/note.ts';
import { useLanguage } from '../state/settings.ts';

/** Every text of the language in force. */
export interface Texts {
  readonly language: Language;
  readonly texts: Catalogue;
  /** A text of the window. */
  readonly t: (key: WindowText, facts?: ErrorFacts) => string;
  /** A text that window and terminal share: levels, modes, names of facts. */
  readonly ui: (key: UiText, facts?: ErrorFacts) => string;
  readonly errorText: (error: ErrorData) => ErrorText;
  readonly findingText: (finding: Finding) => ErrorText;
  /** The sentence of a claim; its figures are grouped as the language does. */
  readonly claimText: (evidence: Pick<Evidence, 'claim' | 'figures'>) => string;
  /** A line of a job's log: what a tool said, or a note of ours. */
  readonly lineText: (line: string | Note) => string;
  /** What stands between two sentences. */
  readonly gap: string;
  /** Words one after the other, as the language separates them. */
  readonly list: (items: readonly string[]) => string;
  /** For which hosts a kit is, as KIT.json says it. */
  readonly audience: (audience: string) => string;
  readonly number: (value: number) => string;
  /** A duration to a tenth of a second below a minute. @param ms milliseconds */
  readonly duration: (ms: number) => string;
  /** A duration in whole seconds, for what is still counting: `42 s`, `1:15`. @param ms milliseconds */
  readonly time: (ms: number) => string;
  /** A moment for people, in local time. @param at ISO 8601 or milliseconds since the epoch */
  readonly moment: (at: string | number) => string;
}

export function useTexts(): Texts {
  const language = useLanguage();
  return useMemo(() => textsOf(language), [language]);
}

function textsOf(language: Language): Texts {
  const texts = catalogues[language];
  const units = { second: texts.window['unit.second'], day: texts.window['unit.day'] };
  const numbers = new Intl.NumberFormat(language);
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' });
  const grouped = (facts: ErrorFacts) =>
    Object.fromEntries(
      Object.entries(facts).map(([name, fact]): [string, Json] => [
        name,
        typeof fact === 'number' ? numbers.format(fact) : fact,
      ]),
    );
  const list = (items: readonly Json[]) => items.join(texts.window['list.separator']);
  const listed = (facts: ErrorFacts) =>
    Object.fromEntries(
      Object.entries(facts).map(([name, fact]): [string, Json] => [
        name,
        Array.isArray(fact) ? list(fact) || '-' : fact,
      ]),
    );
  return {
    language,
    texts,
    gap: language === 'zh-CN' ? '' : ' ',
    list,
    t: (key, facts = {}) => fill(texts.window[key], listed(facts)),
    ui: (key, facts = {}) => fill(texts.ui[key], listed(facts)),
    errorText: (error) => windowErrorText(language, error),
    findingText: (finding) => findingText(language, finding),
    claimText: ({ claim, figures }) => fill(texts.claims[claim], grouped(listed(figures))),
    lineText: (line) => (typeof line === 'string' ? line : fill(texts.notes[line.note], line.facts)),
    audience: (audience) => (audience === ANY_HOST ? texts.ui['kit.audience.any'] : audience),
    number: (value) => numbers.format(value),
    duration: (ms) => formatDuration(ms, units),
    time: (ms) => {
      const seconds = Math.max(0, Math.round(ms / 1000));
      return seconds < 60 ? `${seconds} ${units.second}` : formatDuration(seconds * 1000, units);
    },
    moment: (at) => moments.format(new Date(at)),
  };
}
