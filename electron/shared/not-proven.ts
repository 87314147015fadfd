import type { ErrorData } from './error.ts';
import { errorExits } from './errors/codes.ts';
import { exit } from './exit.ts';

/** Whether an error says "not checked; nothing wrong found" rather than that something is wrong. */
export function isNotProven(error: ErrorData | null): boolean {
  return error !== null && errorExits[error.code] === exit.notProven;
}
