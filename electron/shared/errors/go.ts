import { exit } from '../exit.ts';

export const goErrors = {
  'go/toolchain-missing': exit.partMissing,
  'go/toolchain-too-old': exit.partMissing,
  'go/not-a-module': exit.badConfiguration,
  'go/module-unreadable': exit.badConfiguration,
  'go/workspace-needed': exit.badConfiguration,
  'go/program-unclear': exit.badConfiguration,
  'go/target-unclear': exit.usage,
  'go/modules-unavailable': exit.partMissing,
  'go/module-mismatch': exit.proofFailed,
  'go/does-not-compile': exit.doesNotBuild,
  'go/toolchain-broken': exit.partMissing,
  'go/platform-unknown': exit.usage,
  'go/c-compiler-missing': exit.partMissing,
  'go/binary-unreadable': exit.unsafeArchive,
  'go/artefact-unfit': exit.proofFailed,
  'go/plugins-incompatible': exit.proofFailed,
  'go/plugins-unknown': exit.notProven,
  'go/project-file-exists': exit.usage,
  'go/project-file-invalid': exit.badConfiguration,
} as const;
