/** Exit codes: one contract for the command line and the scripts on the host. */
export const exit = {
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
} as const;
