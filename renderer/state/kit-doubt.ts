import { useEffect } from 'react';
import { create } from 'zustand';
import type { Step, StepState } from '../../electron/shared/trip-steps.ts';

type States = Readonly<Record<Step, StepState>>;

/** Trips in whose folder something else was found than what was signed: their jobs proved it, but it is not so any more. */
const useDoubts = create<{ readonly tripIds: readonly string[] }>(() => ({ tripIds: [] }));

/** Tells what was found in the folder of a trip's kit. @param isDoubted null: not known; what was found before still counts */
export function useKitFound(tripId: string, isDoubted: boolean | null): void {
  useEffect(() => {
    if (isDoubted === null) return;
    useDoubts.setState(({ tripIds }) => {
      const others = tripIds.filter((id) => id !== tripId);
      return { tripIds: isDoubted ? [...others, tripId] : others };
    });
  }, [tripId, isDoubted]);
}

/** The steps of a trip as far as they hold with what was found in its folder: nothing new is begun with another kit. */
export function useUndoubted(tripId: string, states: States): States {
  const isDoubted = useDoubts(({ tripIds }) => tripIds.includes(tripId));
  if (!isDoubted || states.prepare !== 'proven') return states;
  return { ...states, prepare: 'unproven', write: states.write === 'open' ? 'locked' : states.write };
}
