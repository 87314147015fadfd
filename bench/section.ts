import type { Measured } from './measure.ts';
import type { Bar } from './report.ts';

export interface SectionInput {
  /** A throwaway directory on a real disk. */
  readonly dir: string;
  /** A small run, to see that it works; its figures say little. */
  readonly quick: boolean;
}

export interface SectionResult {
  /** What is printed, a title first. */
  readonly lines: readonly string[];
  /** What the engine took, where a process of its own did the work; its memory is held to a bar. */
  readonly engine: Measured | null;
  readonly bars: readonly Bar[];
}

/** One comparison of the engine with its peers. */
export type Section = (input: SectionInput) => Promise<SectionResult>;
