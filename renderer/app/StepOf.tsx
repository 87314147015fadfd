import type { ReactNode } from 'react';
import type { Step } from '../../electron/shared/trip-steps.ts';

/** The screen of a step. */
export function StepOf({ step }: { readonly step: Step }): ReactNode {
  switch (step) {
    default:
      return null;
  }
}
