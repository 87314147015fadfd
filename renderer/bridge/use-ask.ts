import { useCallback, useRef, useState } from 'react';
import type { RequestInput, RequestName, RequestOutput } from '../../electron/shared/contract/contract.ts';
import type { ErrorData } from '../../electron/shared/error.ts';
import { request } from './bridge.ts';

/** A request that a person makes, as it stands. `at`: when it was answered, in milliseconds since the epoch. */
export type Asking<Output> =
  | { readonly state: 'idle' }
  | { readonly state: 'asking' }
  | { readonly state: 'answered'; readonly data: Output; readonly at: number }
  | { readonly state: 'failed'; readonly error: ErrorData };

export interface Ask<Name extends RequestName> {
  readonly asking: Asking<RequestOutput<Name>>;
  /** Asks; the answer to an earlier question is dropped. */
  readonly ask: (input: RequestInput<Name>) => Promise<void>;
  readonly forget: () => void;
}

const idle = { state: 'idle' } as const;

/** A request that is made when a person asks for it, and not before. */
export function useAsk<Name extends RequestName>(name: Name): Ask<Name> {
  const [asking, setAsking] = useState<Asking<RequestOutput<Name>>>(idle);
  const round = useRef(0);
  const ask = useCallback(
    async (input: RequestInput<Name>) => {
      const own = ++round.current;
      setAsking({ state: 'asking' });
      const answer = await request(name, input);
      if (own !== round.current) return;
      setAsking(
        answer.ok ? { state: 'answered', data: answer.data, at: Date.now() } : { state: 'failed', error: answer.error },
      );
    },
    [name],
  );
  const forget = useCallback(() => {
    round.current++;
    setAsking(idle);
  }, []);
  return { asking, ask, forget };
}
