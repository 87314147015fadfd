import { subscribe } from '../bridge/bridge.ts';
import { applyEvents, loadRunning, reloadRunning } from './jobs-store.ts';
import { setCloseAsked, setWorkerDied } from './problems.ts';

/** Hears what the window is told, and asks which jobs run already, as after a reload. */
export function listen(): Promise<void> {
  subscribe((event) => {
    if (event.kind === 'job-events') applyEvents(event.events);
    else if (event.kind === 'close-asked') setCloseAsked(true);
    else {
      setWorkerDied(true);
      void reloadRunning();
    }
  });
  return loadRunning();
}
