import { expect, test } from 'vitest';
import type { Toolchain } from '../../shared/build-plan.ts';
import { chooseToolchain, type ToolchainNeeds } from './choose-toolchain.ts';

const at = (version: string): Toolchain => ({
  goroot: `/go/${version}`,
  version,
  platform: 'linux/amd64',
  foundBy: 'PATH',
});
const needs = (some: Partial<ToolchainNeeds>): ToolchainNeeds => ({
  go: '1.24',
  toolchain: null,
  setting: 'local',
  goroot: null,
  ...some,
});
const choose = (versions: readonly string[], some: Partial<ToolchainNeeds> = {}) => {
  const { chosen, reason, refused } = chooseToolchain(versions.map(at), needs(some));
  return [chosen.version, reason, ...refused.map(({ toolchain, reason: why }) => `${toolchain.version} ${why}`)];
};

test('the first one that is new enough, and why not the others', () => {
  expect(choose(['1.23.4', 'devel go1.28-abc', '1.25.0', '1.26.3'])).toEqual([
    '1.25.0',
    'first-found',
    '1.23.4 too-old',
    'devel go1.28-abc unreleased',
    '1.26.3 other-choice',
  ]);
});

test('GOTOOLCHAIN names one', () => {
  expect(choose(['1.26.8', '1.25.0'], { setting: 'go1.25.0' })).toEqual([
    '1.25.0',
    'named-by-GOTOOLCHAIN',
    '1.26.8 other-choice',
  ]);
  expect(choose(['1.26.8', '1.25.0'], { setting: 'go1.25.0+auto' })[0]).toBe('1.25.0');
});

test('GOTOOLCHAIN cannot choose one that is too old, or not here', () => {
  expect(choose(['1.26.8', '1.20.1'], { setting: 'go1.20.1' })[0]).toBe('1.26.8');
  expect(choose(['1.26.8'], { setting: 'go1.27.0' })[0]).toBe('1.26.8');
});

test('the toolchain line is a suggestion, followed where GOTOOLCHAIN allows switching', () => {
  const some = { toolchain: 'go1.26.3' };
  expect(choose(['1.25.0', '1.26.3', '1.27.0'], { ...some, setting: 'auto' }).slice(0, 2)).toEqual([
    '1.26.3',
    'suggested-by-go.mod',
  ]);
  expect(choose(['1.25.0', '1.26.1'], { ...some, setting: 'auto' }).slice(0, 2)).toEqual(['1.26.1', 'newest']);
  expect(choose(['1.25.0', '1.26.3'], { ...some, setting: 'local' }).slice(0, 2)).toEqual(['1.25.0', 'first-found']);
  expect(choose(['1.27.0', '1.26.3'], { ...some, setting: 'auto' }).slice(0, 2)).toEqual(['1.27.0', 'first-found']);
});

test('one that is asked for is taken, but never an older one than go.mod needs', () => {
  expect(choose(['1.26.8', '1.25.0'], { goroot: '/go/1.25.0' })).toEqual([
    '1.25.0',
    'asked-for',
    '1.26.8 not-asked-for',
  ]);
  expect(() => choose(['1.26.8', '1.20.1'], { goroot: '/go/1.20.1' })).toThrow(
    expect.objectContaining({ code: 'go/toolchain-too-old', data: { needed: '1.24', found: '1.20.1' } }),
  );
  expect(() => choose(['1.26.8'], { goroot: '/nowhere' })).toThrow(
    expect.objectContaining({ code: 'go/toolchain-missing', data: { searched: '/nowhere' } }),
  );
});

test('none is new enough: the error names the newest', () => {
  expect(() => choose(['1.21.0', '1.23.9'])).toThrow(
    expect.objectContaining({ code: 'go/toolchain-too-old', data: { needed: '1.24', found: '1.23.9' } }),
  );
});
