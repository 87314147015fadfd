import { Ban, Circle, CircleQuestionMark, LoaderCircle, Lock, ShieldCheck } from 'lucide-react';

/** The icon of each state of a step; the word stands beside it. */
export const stepIcons = {
  locked: Lock,
  open: Circle,
  running: LoaderCircle,
  stopped: Ban,
  unproven: CircleQuestionMark,
  proven: ShieldCheck,
} as const;
