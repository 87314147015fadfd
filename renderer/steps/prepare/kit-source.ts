import type { KitView } from '../../../electron/shared/contract/kit.ts';
import type { Trip } from '../../../electron/shared/trip.ts';
import { projectAt } from '../../state/project-at.ts';
import type { TripChange } from '../../state/trip-store.ts';

/** What becomes of a trip with another project: nothing that was done for an earlier kit counts for it. */
export function toProject({ project }: Pick<Trip, 'project'>, dir: string): TripChange {
  if (project?.dir === dir) return {};
  return { project: projectAt(dir), kitDir: null, title: lastPart(dir), jobs: {} };
}

/** What becomes of a trip with a kit that was built before: only signing is left. */
export function toKit({ dir, kit }: Pick<KitView, 'dir' | 'kit'>): TripChange {
  return { project: null, kitDir: dir, title: `${kit.name} ${kit.version}`, jobs: {} };
}

/** What becomes of a trip whose build made a kit. @param isUnsigned no signature of this trip is over what was built last */
export function toBuiltKit(
  { jobs: { sign, ...jobs } }: Pick<Trip, 'jobs'>,
  kitDir: string,
  isUnsigned: boolean,
): TripChange {
  return { kitDir, jobs: isUnsigned || sign === undefined ? jobs : { ...jobs, sign } };
}

/** What becomes of a trip whose newest build came to nothing: the kit of the build before counts again. */
export function toEarlierKit({ jobs: { prepare: _, ...jobs } }: Pick<Trip, 'jobs'>): TripChange {
  return { jobs };
}

/** A name for a folder beside one that is taken: `-build2`, `-build3` … at its end. */
export function besideIt(path: string): string {
  const [, base = path, number = '1'] = /^(.*?)(?:-build(\d+))?$/.exec(path) ?? [];
  return `${base}-build${Number(number) + 1}`;
}

function lastPart(path: string): string {
  return path.split('/').findLast((part) => part !== '') ?? path;
}
