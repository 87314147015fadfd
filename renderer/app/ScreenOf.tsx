import type { ReactNode } from 'react';
import { Home } from '../screens/Home.tsx';
import { StickInstall } from '../screens/StickInstall.tsx';
import type { Route } from '../state/route.ts';
import { TripScreen } from './TripScreen.tsx';

/** The screen of a route. */
export function ScreenOf({ route }: { readonly route: Route }): ReactNode {
  switch (route.screen) {
    case 'home':
      return <Home />;
    case 'trip':
      return <TripScreen tripId={route.tripId} step={route.step} />;
    case 'stick-install':
      return <StickInstall />;
    default:
      return null;
  }
}
