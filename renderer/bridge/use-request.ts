import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer, RequestInput, RequestName, RequestOutput } from '../../electron/shared/contract/contract.ts';
import type { ErrorData } from '../../electron/shared/error.ts';
import { request } from './bridge.ts';

/** A request as a screen sees it. `data` stays while it is asked again, and after a later failure; it is undefined for another input. */
export interface Asked<Output> {
  readonly state: 'loading' | 'done' | 'failed';
  readonly data: Output | undefined;
  readonly error: ErrorData | undefined;
  /** It is being asked right now, the first time or again. */
  readonly isAsking: boolean;
  readonly reload: () => void;
}

interface Kept<Output> {
  readonly key: string;
  readonly answer: Answer<Output>;
  readonly data: Output | undefined;
}

/**
 * Asks when a component appears and whenever the input changes; an answer to an earlier input is dropped.
 * @param input null: ask nothing yet; the state stays `loading`
 * @param everyMs ask again this long after each answer, while the window is visible
 * @param since what an answer may not be older than: when it changes, what was answered before counts no more
 */
export function useRequest<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name> | null,
  { everyMs, since = '' }: { readonly everyMs?: number; readonly since?: string } = {},
): Asked<RequestOutput<Name>> {
  const key = `${name} ${since} ${JSON.stringify(input)}`;
  const asked = useRef(input);
  asked.current = input;
  const [kept, setKept] = useState<Kept<RequestOutput<Name>> | null>(null);
  const [isAsking, setAsking] = useState(input !== null);
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for name and input; a new round asks again
  useEffect(() => {
    const now = asked.current;
    if (now === null) {
      setAsking(false);
      return;
    }
    let isStale = false;
    setAsking(true);
    request(name, now).then((answer) => {
      if (isStale) return;
      setAsking(false);
      setKept((before) => ({
        key,
        answer,
        data: answer.ok ? answer.data : before?.key === key ? before.data : undefined,
      }));
    });
    return () => {
      isStale = true;
    };
  }, [key, round]);

  const reload = useCallback(() => setRound((before) => before + 1), []);
  useEffect(() => {
    if (everyMs === undefined || isAsking) return;
    return whenVisibleAfter(everyMs, reload);
  }, [everyMs, isAsking, reload]);

  const current = kept?.key === key ? kept : null;
  return {
    state: current === null ? 'loading' : current.answer.ok ? 'done' : 'failed',
    data: current?.data,
    error: current === null || current.answer.ok ? undefined : current.answer.error,
    isAsking,
    reload,
  };
}

/** Runs once after a time, and not before the window can be seen. @returns what calls it off. */
function whenVisibleAfter(ms: number, run: () => void): () => void {
  const onVisible = () => {
    if (document.hidden) return;
    document.removeEventListener('visibilitychange', onVisible);
    run();
  };
  const timer = setTimeout(() => {
    if (document.hidden) document.addEventListener('visibilitychange', onVisible);
    else run();
  }, ms);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisible);
  };
}
