import type { ErrorData } from '../../electron/shared/error.ts';
import { errorExits } from '../../electron/shared/errors/codes.ts';
import { exit } from '../../electron/shared/exit.ts';

/** Whether an error says "not checked; nothing wrong found" rather than that something is wrong. */
export function isNotProven(error: ErrorData | null): boolean {
  return error !== null && errorExits[error.code] === exit.notProven;
}
