import { create } from 'zustand';
import type { VerifyQuestion } from './verify-question.ts';

/** The newest verification that belongs to no trip. */
export interface LastCheck {
  readonly jobId: string;
  readonly question: VerifyQuestion;
}

const KEY = 'voidferry.last-check';

const useLastCheckStore = create<{ readonly last: LastCheck | null }>(() => ({
  last: parseLastCheck(sessionStorage.getItem(KEY)),
}));

/** It stays while the window is open, wherever a person goes meanwhile; a reload keeps it. */
export function useLastCheck(): LastCheck | null {
  return useLastCheckStore(({ last }) => last);
}

export function rememberCheck(last: LastCheck): void {
  sessionStorage.setItem(KEY, JSON.stringify(last));
  useLastCheckStore.setState({ last });
}

function parseLastCheck(text: string | null): LastCheck | null {
  const last: Partial<LastCheck> | null = JSON.parse(text ?? 'null');
  return last?.jobId !== undefined && last.question !== undefined
    ? { jobId: last.jobId, question: last.question }
    : null;
}
