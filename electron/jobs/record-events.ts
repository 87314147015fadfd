import type { Journal } from '../services/journal.ts';
import { VoidferryError } from '../shared/error.ts';
import type { JobEvent } from '../shared/job.ts';

/**
 * Writes a job's events to the journal. A job that cannot be recorded does not begin; one that is under way is not stopped
 * half-way by a full disk: its receipt decides whether it counts.
 */
export function recordEvents(journal: Journal): (event: JobEvent) => void {
  let isBroken = false;
  return (event) => {
    if (isBroken) return;
    try {
      journal.append(event);
    } catch (error) {
      isBroken = true;
      if (!(error instanceof VoidferryError) || event.seq === 0) throw error;
    }
  };
}
