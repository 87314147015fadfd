import type { Rehearsal } from './attestation.ts';

/** Whether a rehearsal leaves nothing undone that decides whether the kit can be installed. */
export function isWhole({ install, rebuilt }: Rehearsal): boolean {
  return install !== null && rebuilt !== null;
}
