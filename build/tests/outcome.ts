/** What a test run came to; the last line of `npm test` is `lastLine` of it. */
export interface Outcome {
  passed: number;
  /** Names of the tests that failed; a file that does not load or crashes is one failure too. */
  readonly failed: string[];
  readonly skipped: { readonly name: string; readonly reason: string }[];
  readonly slow: { readonly name: string; readonly ms: number }[];
}

export function emptyOutcome(): Outcome {
  return { passed: 0, failed: [], skipped: [], slow: [] };
}

/** Joins runs, in their order. */
export function joinOutcomes(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    failed: outcomes.flatMap(({ failed }) => failed),
    skipped: outcomes.flatMap(({ skipped }) => skipped),
    slow: outcomes.flatMap(({ slow }) => slow),
  };
}

/** A run in which no test ran has proven nothing, so it is no success. */
export function isSuccess({ passed, failed }: Outcome): boolean {
  return failed.length === 0 && passed > 0;
}

const SLOW_SHOWN = 10;

/** The end of the output: slow, skipped and failed tests by name, then the one line that counts them. */
export function summaryLines(outcome: Outcome): string[] {
  const { passed, failed, skipped, slow } = outcome;
  const slowest = slow.toSorted((a, b) => b.ms - a.ms).slice(0, SLOW_SHOWN);
  return [
    ...section(
      'Slow',
      slowest.map(({ name, ms }) => `${(ms / 1000).toFixed(1)} s  ${name}`),
    ),
    ...section(
      'Skipped',
      skipped.map(({ name, reason }) => `${name}: ${reason}`),
    ),
    ...section('Failed', failed),
    ...(passed + failed.length === 0 ? ['', 'No test ran: nothing was proven.'] : []),
    '',
    `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`,
  ];
}

function section(title: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : ['', `${title}:`, ...entries.map((entry) => `  ${entry}`)];
}
