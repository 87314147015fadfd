import type { Json } from '../../electron/shared/json.ts';

/** A text that a job's result, an evidence's figures or an error's facts hold under a name; null when there is none. */
export function textOf(facts: Json | undefined, name: string): string | null {
  const value = factOf(facts, name);
  return typeof value === 'string' ? value : null;
}

/** A number, as `textOf`. */
export function numberOf(facts: Json | undefined, name: string): number | null {
  const value = factOf(facts, name);
  return typeof value === 'number' ? value : null;
}

function factOf(facts: Json | undefined, name: string): Json | undefined {
  if (facts === undefined || facts === null || typeof facts !== 'object') return undefined;
  return Object.entries(facts).find(([key]) => key === name)?.[1];
}
