import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { Configuration } from 'electron-builder';

interface Fuse {
  readonly option: keyof typeof FuseV1Options;
  readonly key: keyof NonNullable<Configuration['electronFuses']>;
  readonly isOn: boolean;
}

/** Switches within the packaged program; a window that runs no code but its own needs none of what is off. */
const fuses: readonly Fuse[] = [
  { option: 'RunAsNode', key: 'runAsNode', isOn: false },
  {
    option: 'EnableNodeOptionsEnvironmentVariable',
    key: 'enableNodeOptionsEnvironmentVariable',
    isOn: false,
  },
  { option: 'EnableNodeCliInspectArguments', key: 'enableNodeCliInspectArguments', isOn: false },
  { option: 'OnlyLoadAppFromAsar', key: 'onlyLoadAppFromAsar', isOn: true },
  { option: 'GrantFileProtocolExtraPrivileges', key: 'grantFileProtocolExtraPrivileges', isOn: false },
];

/** The fuses as electron-builder's configuration names them. */
export const electronFuses = Object.fromEntries(fuses.map(({ key, isOn }) => [key, isOn]));

/**
 * Reads the fuses of a packaged program.
 * @returns a sentence for each that is not as it must be
 * @throws Error when the program has no fuses to read
 */
export async function wrongFuses(executable: string): Promise<string[]> {
  const wire = await getCurrentFuseWire(executable);
  return fuses.flatMap(({ option, isOn }) => {
    const state = wire[FuseV1Options[option]];
    const isRight = state === (isOn ? FuseState.ENABLE : FuseState.DISABLE);
    return isRight ? [] : [`fuse ${option} must be ${isOn ? 'on' : 'off'}, and is ${nameOf(state)}`];
  });
}

function nameOf(state: FuseState | undefined): string {
  return state === undefined ? 'missing' : FuseState[state].toLowerCase();
}
