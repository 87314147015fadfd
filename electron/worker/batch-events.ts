import { isEnd, type JobEvent } from '../shared/job.ts';

const INTERVAL_MS = 50;

/**
 * Gathers events and sends them on together, at most twenty times a second: a job over 50,000 files speaks more often than a window can
 * listen. A beginning and an end go out at once: whether jobs run decides whether the window may close.
 */
export function createBatch(send: (events: readonly JobEvent[]) => void): (event: JobEvent) => void {
  let waiting: JobEvent[] = [];
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const events = waiting;
    waiting = [];
    send(events);
  };
  return (event) => {
    waiting.push(event);
    if (event.kind === 'begin' || isEnd(event)) flush();
    else timer ??= setTimeout(flush, INTERVAL_MS);
  };
}
