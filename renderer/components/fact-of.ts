import type { Finding } from '../../electron/shared/finding.ts';
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

/** The findings that an error brings along. */
export function findingsOf(facts: Json | undefined): readonly Finding[] {
  const value = factOf(facts, 'findings');
  return Array.isArray(value) ? (value as readonly Finding[]) : [];
}

/** What a job's result holds under a name; its type is known to whoever asks. */
export function factOf(facts: Json | undefined, name: string): Json | undefined {
  if (facts === undefined || facts === null || typeof facts !== 'object') return undefined;
  return Object.entries(facts).find(([key]) => key === name)?.[1];
}
