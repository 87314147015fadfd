import { expect, test } from 'vitest';
import { type TargetName, targetNames } from '../../shared/target.ts';
import { compilerPackages, compilersOn } from './c-compilers.ts';

test('the own compiler of a workstation links for its own machine and C library alone', () => {
  const commands = (target: TargetName, machine: string, libc: 'glibc' | 'musl') =>
    compilersOn(target, { machine, libc }).map(({ command }) => command);
  expect(commands('x86_64', 'x64', 'glibc')[0]).toBe('gcc');
  expect(commands('x86_64', 'x64', 'musl')).not.toContain('gcc');
  expect(commands('x86_64', 'arm64', 'glibc')).not.toContain('gcc');
  expect(commands('x86_64-musl', 'x64', 'glibc')[0]).toBe('musl-gcc');
  expect(commands('aarch64-musl', 'x64', 'glibc')).not.toContain('musl-gcc');
});

test('the compiler that means two things is taken where both work', () => {
  for (const name of ['armv6l', 'armv6l-musl'] as const) {
    expect(compilersOn(name, { machine: 'x64', libc: 'glibc' }).map(({ command }) => command)).not.toContain(
      'arm-linux-gnueabihf-gcc',
    );
  }
});

test('for every target there is something to install', () => {
  for (const name of targetNames) {
    const packages = compilerPackages(compilersOn(name, { machine: 'x64', libc: 'glibc' }));
    expect(
      Object.values(packages).some((one) => one !== '-'),
      name,
    ).toBe(true);
  }
  expect(compilerPackages(compilersOn('aarch64', { machine: 'x64', libc: 'glibc' }))).toEqual({
    xbps: 'cross-aarch64-linux-gnu',
    apt: 'gcc-aarch64-linux-gnu',
  });
});
