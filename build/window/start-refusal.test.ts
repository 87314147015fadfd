import { expect, test } from 'vitest';
import { refusal } from './start-refusal.ts';

test('root is told why not, and how', () => {
  expect(refusal({ DISPLAY: ':0' }, 0)).toEqual({
    exitCode: 77,
    message: expect.stringMatching(/sandbox[\s\S]*npm start/),
  });
});

test('without a display it says so and names a way to try', () => {
  expect(refusal({}, 1000)).toEqual({ exitCode: 69, message: expect.stringContaining('xvfb-run -a npm start') });
  expect(refusal({ DISPLAY: '' }, 1000)?.exitCode).toBe(69);
});

test('a user with a display of either kind may start it', () => {
  expect(refusal({ DISPLAY: ':0' }, 1000)).toBeNull();
  expect(refusal({ WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBeNull();
});
