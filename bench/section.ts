import type { Measured } from './measure.ts';
import type { Bar } from './report.ts';

export interface SectionInput {
  /** A throwaway directory on a real disk. */
  readonly dir: string;
  /** A small run, to see that it works; its figures say little. */
  readonly quick: boolean;
}

export interface SectionResult {
  readonly title: string;
  /** What each contestant carried in one run. */
  readonly bytes: number;
  /** The engine first. */
  readonly measured: readonly Measured[];
  readonly bars: readonly Bar[];
}

/** One comparison of the engine with its peers. */
export type Section = (input: SectionInput) => Promise<SectionResult>;
