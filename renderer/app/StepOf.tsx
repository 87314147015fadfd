import type { ReactNode } from 'react';
import type { Step } from '../../electron/shared/trip-steps.ts';
import { InstallStep } from '../steps/install/InstallStep.tsx';
import { PrepareStep } from '../steps/prepare/PrepareStep.tsx';
import { VerifyStep } from '../steps/verify/VerifyStep.tsx';
import { WriteStep } from '../steps/write/WriteStep.tsx';

/** The screen of a step. */
export function StepOf({ step }: { readonly step: Step }): ReactNode {
  switch (step) {
    case 'prepare':
      return <PrepareStep />;
    case 'write':
      return <WriteStep />;
    case 'verify':
      return <VerifyStep />;
    case 'install':
      return <InstallStep />;
  }
}
