import { create } from 'zustand';
import { type Step, steps } from '../../electron/shared/trip-steps.ts';

/** Where in the window a person is. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'trip'; readonly tripId: string; readonly step: Step }
  | { readonly screen: 'check-medium' }
  | { readonly screen: 'stick-install' }
  | { readonly screen: 'history' }
  | { readonly screen: 'receipt'; readonly id: string }
  | { readonly screen: 'about' };

const KEY = 'voidferry.route';
const home: Route = { screen: 'home' };
const plain = ['home', 'check-medium', 'stick-install', 'history', 'about'] as const;

const useRouteStore = create<{ readonly route: Route }>(() => ({ route: home }));

export function useRoute(): Route {
  return useRouteStore(({ route }) => route);
}

/** Goes to a screen. A reload comes back to it. */
export function goTo(route: Route): void {
  sessionStorage.setItem(KEY, JSON.stringify(route));
  useRouteStore.setState({ route });
}

/** Comes back to where a reload left off. */
export function restoreRoute(): void {
  useRouteStore.setState({ route: parseRoute(sessionStorage.getItem(KEY)) });
}

/** A route as text; Home for anything that is none. */
export function parseRoute(text: string | null): Route {
  let value: unknown;
  try {
    value = JSON.parse(text ?? 'null');
  } catch {
    return home;
  }
  if (value === null || typeof value !== 'object' || !('screen' in value)) return home;
  if (value.screen === 'receipt' && 'id' in value && typeof value.id === 'string') {
    return { screen: 'receipt', id: value.id };
  }
  if (value.screen === 'trip' && 'tripId' in value && typeof value.tripId === 'string' && 'step' in value) {
    const step = steps.find((name) => name === value.step);
    return step === undefined ? home : { screen: 'trip', tripId: value.tripId, step };
  }
  const screen = plain.find((name) => name === value.screen);
  return screen === undefined ? home : { screen };
}
