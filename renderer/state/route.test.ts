import { expect, test } from 'vitest';
import { parseRoute, type Route } from './route.ts';

const routes: readonly Route[] = [
  { screen: 'home' },
  { screen: 'check-medium' },
  { screen: 'stick-install' },
  { screen: 'history' },
  { screen: 'about' },
  { screen: 'receipt', id: 'a-1' },
  { screen: 'trip', tripId: 't-1', step: 'verify' },
];

test.each(routes)('$screen comes back as it was', (route) => {
  expect(parseRoute(JSON.stringify(route))).toEqual(route);
});

test.each([
  null,
  '',
  '{',
  '7',
  '{"screen":"nowhere"}',
  '{"screen":"receipt"}',
  '{"screen":"trip","tripId":"t-1","step":"fly"}',
  '{"screen":"trip","step":"write"}',
])('%s leads home', (text) => {
  expect(parseRoute(text)).toEqual({ screen: 'home' });
});
