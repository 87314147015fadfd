import { useEffect } from 'react';
import { create } from 'zustand';
import type { Step, StepState } from '../../electron/shared/trip-steps.ts';

type States = Readonly<Record<Step, StepState>>;

/** What speaks against a kit that was signed. `wrong`: it was changed, or its signer is revoked. `unproven`: its signature is not there. */
export type KitDoubt = 'none' | 'unproven' | 'wrong';

/** What was found in the folders of trips: their jobs proved them signed, but it is not so any more. */
const useDoubts = create<Readonly<Record<string, KitDoubt>>>(() => ({}));

/** Tells what was found in the folder of a trip's kit. @param doubt null: not known; what was found before still counts */
export function useKitFound(tripId: string, doubt: KitDoubt | null): void {
  useEffect(() => {
    if (doubt !== null) useDoubts.setState({ [tripId]: doubt });
  }, [tripId, doubt]);
}

/** The steps of a trip as far as they hold with what was found in its folder: nothing new is begun with another kit. */
export function useUndoubted(tripId: string, states: States): States {
  const doubt = useDoubts((doubts) => doubts[tripId] ?? 'none');
  if (doubt === 'none' || states.prepare !== 'proven') return states;
  const prepare = doubt === 'wrong' ? 'stopped' : 'unproven';
  return { ...states, prepare, write: states.write === 'open' ? 'locked' : states.write };
}
