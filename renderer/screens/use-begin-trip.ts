import { useState } from 'react';
import type { ErrorData } from '../../electron/shared/error.ts';
import { useTexts } from '../app/use-texts.ts';
import { request } from '../bridge/bridge.ts';
import { projectAt } from '../state/project-at.ts';
import { goTo } from '../state/route.ts';
import { createTrip, type TripChange } from '../state/trip-store.ts';

/** Begins a trip and goes to its first step: an empty one, or one with the sample as its project. */
export function useBeginTrip() {
  const { t } = useTexts();
  const [pending, setPending] = useState<'empty' | 'sample' | null>(null);
  const [error, setError] = useState<ErrorData | null>(null);

  const open = async (change: TripChange): Promise<ErrorData | null> => {
    const made = await createTrip(change);
    if (!made.ok) return made.error;
    goTo({ screen: 'trip', tripId: made.data.id, step: 'prepare' });
    return null;
  };
  const openSample = async (): Promise<ErrorData | null> => {
    const sample = await request('go.sample', {});
    if (!sample.ok) return sample.error;
    return open({ title: t('home.sample.title'), project: projectAt(sample.data.dir) });
  };
  const run = async (which: 'empty' | 'sample', begin: () => Promise<ErrorData | null>) => {
    setPending(which);
    setError(null);
    setError(await begin());
    setPending(null);
  };
  return {
    /** What is being begun now. */
    pending,
    error,
    beginEmpty: () => void run('empty', () => open({})),
    beginSample: () => void run('sample', openSample),
  };
}
