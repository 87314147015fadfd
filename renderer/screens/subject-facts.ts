import type { Json } from '../../electron/shared/json.ts';

/** A receipt's subject as names and values in one level: `medium: {path}` becomes `medium.path`. What is not known is left out. */
export function subjectFacts(subject: Readonly<Record<string, Json>>): readonly (readonly [string, string])[] {
  return Object.entries(subject).flatMap(([name, value]) => factsOf(name, value));
}

function factsOf(name: string, value: Json): readonly (readonly [string, string])[] {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [];
  if (typeof value === 'object' && !Array.isArray(value))
    return Object.entries(value).flatMap(([inner, one]) => factsOf(`${name}.${inner}`, one));
  return [[name, Array.isArray(value) ? value.map(textOf).join(', ') : textOf(value)]];
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
