import type { Toolchain } from './build-plan.ts';

/** What a program of this machine is needed for. */
export const purposes = ['media', 'read-back', 'recheck', 'revision', 'native'] as const;
export type Purpose = (typeof purposes)[number];

/** A program that Voidferry uses, whether it is here, and the packages that bring it. */
export interface NeededProgram {
  readonly program: string;
  readonly purpose: Purpose;
  /** Without it a step of the trip cannot be done; otherwise only a part of it. */
  readonly isEssential: boolean;
  /** Packages that bring it, on Void and on Debian. */
  readonly xbps: string;
  readonly apt: string;
  /** Null when it is missing. */
  readonly path: string | null;
}

/** What is on this machine and what is missing. */
export interface Doctor {
  /** The first Go toolchain found; null without any. */
  readonly go: Toolchain | null;
  readonly programs: readonly NeededProgram[];
  /** Everything essential is there. */
  readonly isReady: boolean;
}
