import type { ErrorData } from '../error.ts';
import type { Finding } from '../finding.ts';
import type { Json } from '../json.ts';
import type { ErrorText, Language } from './catalogue.ts';
import { catalogues } from './catalogues.ts';
import { phraseIn } from './phrase.ts';

/** The facts of errors that are numbers of bytes; other numbers, such as lines and ports, are not grouped. */
const BYTES: ReadonlySet<string> = new Set(['bytes', 'free', 'limit', 'needed', 'offset']);

/** The facts of errors that may be phrases of the engine. */
const PHRASES: ReadonlySet<string> = new Set(['problem', 'reason', 'stage']);

/** Fills the `{placeholders}` of a text; an empty list is a dash, and a fact that is missing stays visible as `{name}`. */
export function fill(text: string, facts: Readonly<Record<string, Json>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name];
    if (fact === undefined) return whole;
    return typeof fact === 'string' ? fact : Array.isArray(fact) ? fact.join(', ') || '-' : JSON.stringify(fact);
  });
}

/** The text of an error in a language, with its facts filled in. */
export function errorText(language: Language, error: ErrorData): ErrorText {
  return filled(language, catalogues[language].errors[error.code], error);
}

/** The text of an error as the window words it, which shows what a tool said below it. */
export function windowErrorText(language: Language, error: ErrorData): ErrorText {
  const { errors, windowErrors } = catalogues[language];
  return filled(language, { ...errors[error.code], ...windowErrors[error.code] }, error);
}

/** The findings that an error brings along, in a language. */
export function errorFindings(language: Language, { data }: ErrorData): ErrorText[] {
  const { findings } = data;
  return Array.isArray(findings) ? findings.map((finding: Finding) => findingText(language, finding)) : [];
}

/** So many items of a list are named in a sentence. */
const ITEMS_NAMED = 6;

/** The text of a finding in a language: what was found, and what to do about it. Long lists are cut, and say so. */
export function findingText(language: Language, { id, facts }: Finding): ErrorText {
  const { findings, causes } = catalogues[language];
  const { message, next } = findings[id];
  const said = Object.fromEntries(
    Object.entries(facts).map(([name, fact]): [string, Json] => {
      if (name === 'cause') return [name, causes[fact as keyof typeof causes] ?? fact];
      if (!Array.isArray(fact)) return [name, fact];
      if (fact.length === 0) return [name, '-'];
      const more = fact.length - ITEMS_NAMED;
      return [name, more > 0 ? [...fact.slice(0, ITEMS_NAMED), `… (+${more})`] : fact];
    }),
  );
  return { message: fill(message, said), next: fill(next, said) };
}

function filled(language: Language, { message, next }: ErrorText, { data }: ErrorData): ErrorText {
  const numbers = new Intl.NumberFormat(language);
  const facts = Object.fromEntries(
    Object.entries(data).map(([name, fact]): [string, Json] => [
      name,
      typeof fact === 'number' && BYTES.has(name)
        ? numbers.format(fact)
        : typeof fact === 'string' && PHRASES.has(name)
          ? phraseIn(language, fact)
          : fact,
    ]),
  );
  return { message: fill(message, facts), next: fill(next, facts) };
}

/** Chinese for a POSIX locale or BCP 47 tag that names it, English otherwise. */
export function languageOf(tag: string | undefined): Language {
  return tag?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
