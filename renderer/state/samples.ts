/** How far a phase had come at a moment: `at` in milliseconds since the epoch, `done` in bytes. */
export interface Sample {
  readonly at: number;
  readonly done: number;
}

/** Beyond this many, every second one is dropped: a curve of an hour needs no more points than one of a minute. */
const SAMPLES_KEPT = 480;
const WINDOW_MS = 5_000;
/** Two samples closer than this say nothing about a rate. */
const SHORTEST_MS = 400;

/** Adds a sample; the oldest and the newest always stay. */
export function addSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const next = [...samples, sample];
  if (next.length <= SAMPLES_KEPT) return next;
  return next.filter((_, index) => index % 2 === 0 || index === next.length - 1);
}

/**
 * Bytes per second over the last few seconds before `now`; null while there is too little to tell. It sinks towards 0 while nothing arrives.
 * @param now milliseconds since the epoch
 */
export function rateOf(samples: readonly Sample[], now: number): number | null {
  const last = samples.at(-1);
  if (last === undefined || samples.length < 2) return null;
  const first = samples.find(({ at }) => at >= now - WINDOW_MS) ?? last;
  const from = first === last ? (samples.at(-2) ?? first) : first;
  const ms = Math.max(now, last.at) - from.at;
  return ms < SHORTEST_MS ? null : ((last.done - from.done) * 1000) / ms;
}

/** Milliseconds until everything is done at a rate; null where that cannot be said. */
export function timeLeft(done: number, total: number | null, rate: number | null): number | null {
  if (total === null || rate === null || rate <= 0) return null;
  return (Math.max(0, total - done) / rate) * 1000;
}

/** Bytes per second between each two samples, for a curve; `at` is the middle of both. */
export function curveOf(samples: readonly Sample[]): readonly { readonly at: number; readonly rate: number }[] {
  const points: { readonly at: number; readonly rate: number }[] = [];
  let from = samples[0];
  for (const to of samples.slice(1)) {
    if (from === undefined || to.at - from.at < SHORTEST_MS) continue;
    points.push({ at: (from.at + to.at) / 2, rate: ((to.done - from.done) * 1000) / (to.at - from.at) });
    from = to;
  }
  return points;
}
