import { closeSync, fsyncSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isEnd, type JobEvent } from '../shared/job.ts';
import { writeDurably } from './durable-file.ts';
import { fileError } from './file-error.ts';
import { readIfThere } from './read-file.ts';

/** The events of every job on disk, so that a window or a terminal that comes back knows what happened. */
export interface Journal {
  /** Adds one event; the end event is flushed to the disk. Synchronous: events must not overtake each other. */
  append(event: JobEvent): void;
  /** The events of a job in their order, as far as they follow without a gap; none when the job is not known. */
  read(jobId: string): Promise<JobEvent[]>;
  /** Puts the events of a job that nobody runs any more in the place of its journal, which a crash may have cut off in a line. */
  close(jobId: string, events: readonly JobEvent[]): Promise<void>;
}

const JOB_ID = /^[A-Za-z0-9][A-Za-z0-9-]*$/;

/**
 * Keeps each job's events in `<dataDir>/jobs/<job id>.jsonl`.
 * Its functions throw VoidferryError `job/not-permitted` | `job/no-space` when the directory refuses.
 */
export function createJournal(dataDir: string): Journal {
  const open = new Map<string, number>();
  const pathOf = (jobId: string) => {
    if (!JOB_ID.test(jobId)) throw new TypeError(`not a job id: ${jobId}`);
    return join(dataDir, 'jobs', `${jobId}.jsonl`);
  };
  const fileOf = (jobId: string) => {
    const known = open.get(jobId);
    if (known !== undefined) return known;
    mkdirSync(join(dataDir, 'jobs'), { recursive: true, mode: 0o700 });
    const file = openSync(pathOf(jobId), 'a', 0o600);
    open.set(jobId, file);
    return file;
  };
  return {
    append(event) {
      try {
        const file = fileOf(event.jobId);
        // Unlike writeSync, it goes on after a short write, or says that it cannot.
        writeFileSync(file, `${JSON.stringify(event)}\n`);
        if (!isEnd(event)) return;
        fsyncSync(file);
        closeSync(file);
        open.delete(event.jobId);
      } catch (error) {
        throw fileError(error, pathOf(event.jobId));
      }
    },
    async read(jobId) {
      const bytes = await readIfThere(pathOf(jobId));
      return bytes === null ? [] : eventsOf(bytes.toString('utf8'), jobId);
    },
    close: (jobId, events) =>
      writeDurably(pathOf(jobId), events.map((event) => `${JSON.stringify(event)}\n`).join(''), 0o600),
  };
}

/** What stands after the last line end was cut off by a crash, so it is no event. */
function eventsOf(text: string, jobId: string): JobEvent[] {
  const events: JobEvent[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const event = parseEvent(line);
    if (event === null || event.jobId !== jobId || event.seq !== events.length) break;
    events.push(event);
  }
  return events;
}

function parseEvent(line: string): JobEvent | null {
  try {
    return JSON.parse(line) as JobEvent | null;
  } catch {
    return null;
  }
}
