import type { ReactNode } from 'react';
import { CheckMedium } from '../screens/CheckMedium.tsx';
import { Home } from '../screens/Home.tsx';
import { StickInstall } from '../screens/StickInstall.tsx';
import type { Route } from '../state/route.ts';
import { TripScreen } from './TripScreen.tsx';

/** The screen of a route. */
export function ScreenOf({ route }: { readonly route: Route }): ReactNode {
  switch (route.screen) {
    case 'home':
      return <Home />;
    case 'check-medium':
      return <CheckMedium />;
    case 'trip':
      return <TripScreen tripId={route.tripId} step={route.step} />;
    case 'stick-install':
      return <StickInstall />;
    default:
      return null;
  }
}
