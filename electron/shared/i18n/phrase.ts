import type { Language } from './catalogue.ts';
import { phrases } from './zh-CN/phrases.ts';

interface Pattern {
  readonly english: RegExp;
  readonly names: readonly string[];
  readonly chinese: string;
}

const patterns: readonly Pattern[] = phrases.map(([english, chinese]) => ({
  english: new RegExp(
    `^${english
      .split(/\{\w+\}/)
      .map(literal)
      .join('(.+?)')}$`,
  ),
  names: [...english.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
  chinese,
}));

/** A fact of an error that is a phrase of the engine, in the language; whatever else it is stays as it is. */
export function phraseIn(language: Language, text: string): string {
  if (language === 'en') return text;
  for (const { english, names, chinese } of patterns) {
    const found = english.exec(text);
    if (found) return names.reduce((said, name, at) => said.replaceAll(`{${name}}`, found[at + 1] ?? ''), chinese);
  }
  return text;
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
