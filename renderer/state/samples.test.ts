import { expect, test } from 'vitest';
import { addSample, curveOf, rateOf, type Sample, timeLeft } from './samples.ts';

/** Samples every 200 ms at a steady rate, in bytes per second. */
function steady(count: number, rate: number): Sample[] {
  return Array.from({ length: count }, (_, index) => ({ at: index * 200, done: (index * 200 * rate) / 1000 }));
}

test('the rate is that of the last seconds, not of the whole phase', () => {
  const slow = steady(50, 100);
  const fast = Array.from({ length: 40 }, (_, index) => ({
    at: 10_000 + index * 200,
    done: 980 + index * 200,
  }));
  expect(rateOf([...slow, ...fast], 17_800)).toBeCloseTo(1_000, 0);
});

test('too little to tell is no rate: no sample, one, or two at nearly the same moment', () => {
  expect(rateOf([], 1_000)).toBeNull();
  expect(rateOf([{ at: 0, done: 5 }], 1_000)).toBeNull();
  expect(
    rateOf(
      [
        { at: 0, done: 0 },
        { at: 100, done: 5 },
      ],
      100,
    ),
  ).toBeNull();
});

test('the rate sinks while nothing arrives', () => {
  const samples = steady(20, 1_000);
  const [soon, late] = [rateOf(samples, 4_000) ?? 0, rateOf(samples, 30_000) ?? 0];
  expect(soon).toBeGreaterThan(900);
  expect(late).toBeLessThan(20);
});

test('a clock that stands behind the samples gives the rate of the samples', () => {
  expect(rateOf(steady(20, 1_000), 0)).toBeCloseTo(1_000, 0);
});

test('time left needs a total and a rate; what is done needs none', () => {
  expect(timeLeft(50, 150, 10)).toBe(10_000);
  expect(timeLeft(150, 150, 10)).toBe(0);
  expect(timeLeft(50, null, 10)).toBeNull();
  expect(timeLeft(50, 150, null)).toBeNull();
  expect(timeLeft(50, 150, 0)).toBeNull();
});

test('samples of hours are thinned out; the first and the newest stay', () => {
  const samples = steady(10_000, 1_000).reduce<readonly Sample[]>(addSample, []);
  expect(samples.length).toBeLessThanOrEqual(480);
  expect(samples[0]).toEqual({ at: 0, done: 0 });
  expect(samples.at(-1)).toEqual({ at: 1_999_800, done: 1_999_800 });
});

test('a curve has the rate between samples', () => {
  const curve = curveOf(steady(11, 1_000));
  expect(curve).toHaveLength(5);
  expect(curve[0]).toEqual({ at: 200, rate: 1_000 });
});
