import type { GoSettings } from '../services/go/go-env.ts';
import type { BuildPlan } from '../shared/build-plan.ts';
import type { JobContext } from './run-job.ts';

/** What the phases of building one kit share. */
export interface PrepareWork {
  readonly plan: BuildPlan;
  readonly context: JobContext;
  readonly resourcesDir: string;
  readonly settings: GoSettings;
  /** A copy of the project's go.work; null where go.mod alone counts. */
  readonly goWork: string | null;
  /** Beside the output, on the same file system; removed at the end, whatever the end is. */
  readonly dir: string;
  readonly tmpDir: string;
  /** The kit while it is made. */
  readonly kitDir: string;
}
