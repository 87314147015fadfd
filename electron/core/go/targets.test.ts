import { expect, test } from 'vitest';
import { targetNames } from '../../shared/target.ts';
import { goTargets, targetOfMachine, targetSettings } from './targets.ts';

test('every target sets its architecture level', () => {
  for (const name of targetNames) expect(Object.keys(goTargets[name].level), name).toHaveLength(1);
  expect(targetSettings('armv6l-musl')).toEqual({ GOOS: 'linux', GOARCH: 'arm', GOARM: '6' });
  expect(targetSettings('x86_64')).toEqual({ GOOS: 'linux', GOARCH: 'amd64', GOAMD64: 'v1' });
});

test('a target and its musl twin differ in the C library and the loader alone', () => {
  for (const name of targetNames.filter((target) => target.endsWith('-musl'))) {
    const twin = targetNames.find((target) => `${target}-musl` === name);
    expect(twin).toBeDefined();
    if (twin === undefined) continue;
    expect(targetSettings(name)).toEqual(targetSettings(twin));
    expect([goTargets[name].libc, goTargets[twin].libc]).toEqual(['musl', 'glibc']);
    expect(goTargets[name].loader).not.toBe(goTargets[twin].loader);
  }
});

test.each([
  ['x64', 'x86_64'],
  ['arm64', 'aarch64'],
  ['ia32', 'i686'],
  ['arm', 'armv7l'],
  ['riscv64', null],
])('the machine %s builds for %s', (machine, target) => expect(targetOfMachine(machine)).toBe(target));
