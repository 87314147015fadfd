import type { ProjectChoice } from '../../electron/shared/trip.ts';

/** A project of which nothing is said but where it lies. */
export function projectAt(dir: string): ProjectChoice {
  return {
    dir,
    output: null,
    targets: [],
    version: null,
    serial: null,
    audience: null,
    goroot: null,
    carry: [],
    rehearse: true,
    vulnerabilityGate: false,
  };
}
