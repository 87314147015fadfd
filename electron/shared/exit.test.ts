import { expect, test } from 'vitest';
import { errorExits } from './errors/codes.ts';
import { exit } from './exit.ts';

test('the exit codes are the contract that operators and scripts were given', () => {
  expect(exit).toEqual({
    done: 0,
    bug: 1,
    noSpace: 28,
    usage: 64,
    proofFailed: 65,
    unsafeArchive: 66,
    doesNotBuild: 67,
    partMissing: 69,
    rolledBack: 70,
    rolledBackUnhealthy: 71,
    firstInstallFailed: 72,
    locked: 75,
    notProven: 76,
    notPermitted: 77,
    badConfiguration: 78,
    cancelled: 130,
  });
});

test('no error ends with the exit code of success', () => {
  expect(Object.entries(errorExits).filter(([, code]) => Number(code) === exit.done)).toEqual([]);
});

test.each(['kit/unsigned', 'kit/signer-unknown', 'media/not-read-back', 'host/not-enrolled'] as const)(
  '%s is not proven, which is neither passed nor wrong',
  (code) => expect(errorExits[code]).toBe(exit.notProven),
);

test.each([
  'kit/checksum-mismatch',
  'kit/signature-bad',
  'kit/signer-revoked',
  'media/read-back-mismatch',
  'custody/ledger-broken',
] as const)('%s is proof that failed', (code) => expect(errorExits[code]).toBe(exit.proofFailed));

test.each([
  ['host/no-space', 28],
  ['kit/archive-unsafe', 66],
  ['go/does-not-compile', 67],
  ['host/rolled-back', 70],
  ['host/rolled-back-unhealthy', 71],
  ['host/first-install-failed', 72],
  ['host/locked', 75],
  ['host/key-changed', 77],
  ['media/read-only', 77],
] as const)('%s ends with %d', (code, number) => expect(errorExits[code]).toBe(number));
