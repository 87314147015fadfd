import { exit } from '../exit.ts';

export const hostErrors = {
  'host/unreachable': exit.partMissing,
  'host/key-unknown': exit.notPermitted,
  'host/key-changed': exit.notPermitted,
  'host/login-refused': exit.notPermitted,
  'host/link-lost': exit.partMissing,
  'host/no-space': exit.noSpace,
  'host/release-unknown': exit.usage,
  'host/nothing-to-roll-back': exit.usage,
  'host/tool-missing': exit.partMissing,
  'host/rolled-back': exit.rolledBack,
  'host/rolled-back-unhealthy': exit.rolledBackUnhealthy,
  'host/first-install-failed': exit.firstInstallFailed,
  'host/locked': exit.locked,
  'host/not-enrolled': exit.notProven,
  'host/not-permitted': exit.notPermitted,
  'host/prefix-unsafe': exit.notPermitted,
  'host/older-serial': exit.notPermitted,
  'host/wrong-audience': exit.notPermitted,
  'host/wrong-architecture': exit.badConfiguration,
  'host/bad-configuration': exit.badConfiguration,
} as const;
