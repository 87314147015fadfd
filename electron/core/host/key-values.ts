const LINE = /^([A-Za-z][A-Za-z0-9_-]*)=(.*)$/;

/** `key=value` lines in their order; a key may come more than once. */
export interface KeyValues {
  /** The first value of a key, or null. */
  one(key: string): string | null;
  all(key: string): readonly string[];
  readonly keys: readonly string[];
}

/** Reads `key=value` lines. Other lines are passed over: a login shell of the host may greet on the same stream. */
export function parseKeyValues(text: string): KeyValues {
  const values = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [, key, value] = LINE.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    const known = values.get(key);
    if (known) known.push(value);
    else values.set(key, [value]);
  }
  return { one: (key) => values.get(key)?.[0] ?? null, all: (key) => values.get(key) ?? [], keys: [...values.keys()] };
}
