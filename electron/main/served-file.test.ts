import { expect, test } from 'vitest';
import { fileBehind } from './served-file.ts';

test('files of the window are found below its directory', () => {
  expect(fileBehind('/w', '/')).toBe('/w/index.html');
  expect(fileBehind('/w', '/assets/main.js')).toBe('/w/assets/main.js');
  expect(fileBehind('/w', '/assets/%E4%B8%AD.woff2')).toBe('/w/assets/中.woff2');
});

test.each([
  '/../etc/passwd',
  '/%2e%2e/etc/passwd',
  '/a/../../w2/x',
  '/%2e%2e%2fetc%2fpasswd',
  '/..\\x',
  '/%00',
  '/%zz',
  '/.',
])('%s leads nowhere', (path) => {
  expect(fileBehind('/w', path)).toBeNull();
});
