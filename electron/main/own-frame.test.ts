import { expect, test } from 'vitest';
import { isOwnFrame } from './own-frame.ts';

test('the window is the top frame of exactly its own origin', () => {
  expect(isOwnFrame({ parent: null, url: 'app://voidferry/' })).toBe(true);
  expect(isOwnFrame({ parent: null, url: 'app://voidferry/index.html?x#y' })).toBe(true);
});

test.each([
  'app://voidferry.example/',
  'app://voidferry:1/',
  'app://elsewhere/',
  'https://voidferry/',
  'file:///voidferry/index.html',
  'data:text/html,app://voidferry/',
  'about:blank',
  '',
])('%j is somebody else', (url) => {
  expect(isOwnFrame({ parent: null, url })).toBe(false);
});

test('frames within the page, and frames that are gone, are nobody', () => {
  expect(isOwnFrame({ parent: {}, url: 'app://voidferry/' })).toBe(false);
  expect(isOwnFrame(null)).toBe(false);
});
