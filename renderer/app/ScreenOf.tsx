import type { ReactNode } from 'react';
import { About } from '../screens/About.tsx';
import { CheckMedium } from '../screens/CheckMedium.tsx';
import { History } from '../screens/History.tsx';
import { Home } from '../screens/Home.tsx';
import { ReceiptPage } from '../screens/ReceiptPage.tsx';
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
    case 'history':
      return <History />;
    case 'receipt':
      return <ReceiptPage id={route.id} />;
    case 'about':
      return <About />;
  }
}
