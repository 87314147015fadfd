import { expect, test } from 'vitest';
import { runnerFor } from './emulators.ts';

test('what a machine runs itself, and what needs qemu, with the weakest processor of the target', () => {
  expect(runnerFor('x86_64-musl', 'x64')).toEqual({ kind: 'native' });
  expect(runnerFor('i686', 'x64')).toEqual({ kind: 'native' });
  expect(runnerFor('aarch64', 'arm64')).toEqual({ kind: 'native' });
  expect(runnerFor('armv7l', 'arm64')).toMatchObject({
    kind: 'qemu',
    programs: ['qemu-arm', 'qemu-arm-static'],
    args: [],
  });
  expect(runnerFor('armv6l-musl', 'x64')).toMatchObject({ args: ['-cpu', 'arm1176'] });
  expect(runnerFor('x86_64', 'arm64')).toMatchObject({ programs: ['qemu-x86_64', 'qemu-x86_64-static'] });
});
