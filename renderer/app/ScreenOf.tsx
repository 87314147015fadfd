import type { ReactNode } from 'react';
import type { Route } from '../state/route.ts';
import { TripScreen } from './TripScreen.tsx';

/** The screen of a route. */
export function ScreenOf({ route }: { readonly route: Route }): ReactNode {
  switch (route.screen) {
    case 'trip':
      return <TripScreen tripId={route.tripId} step={route.step} />;
    default:
      return null;
  }
}
