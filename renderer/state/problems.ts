import { create } from 'zustand';
import type { ErrorData } from '../../electron/shared/error.ts';

interface Problems {
  readonly problems: readonly { readonly id: number; readonly error: ErrorData }[];
  /** The process behind the jobs died, and nobody has taken note of it yet. */
  readonly workerDied: boolean;
  /** A person wants to close the window while jobs run. */
  readonly closeAsked: boolean;
}

/** What the frame of the window has to tell, on whichever screen a person is. */
export const useProblems = create<Problems>(() => ({ problems: [], workerDied: false, closeAsked: false }));

let nextId = 0;

/** Shows an error above the screen, for what has no place of its own there; once, however often it comes. */
export function reportProblem(error: ErrorData): void {
  const known = useProblems.getState().problems.map((problem) => JSON.stringify(problem.error));
  if (known.includes(JSON.stringify(error))) return;
  const id = nextId++;
  useProblems.setState(({ problems }) => ({ problems: [...problems, { id, error }] }));
}

export function dismissProblem(id: number): void {
  useProblems.setState(({ problems }) => ({ problems: problems.filter((problem) => problem.id !== id) }));
}

export function setWorkerDied(workerDied: boolean): void {
  useProblems.setState({ workerDied });
}

export function setCloseAsked(closeAsked: boolean): void {
  useProblems.setState({ closeAsked });
}
