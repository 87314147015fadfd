import type { ErrorCode } from '../../shared/errors/codes.ts';
import { errorExits } from '../../shared/errors/codes.ts';

const FAILURE = /^voidferry: ([a-z]+\/[a-z-]+) ?(.*)$/;

/** The failure that a script of ours names in the last such line of its standard error, or null: `voidferry: <code> <text>`. */
export function parseFailure(stderr: string): { readonly code: ErrorCode; readonly text: string } | null {
  const lines = stderr.split('\n').map((line) => FAILURE.exec(line.trimEnd()));
  const [, code, text] = lines.findLast((match) => match !== null) ?? [];
  return code !== undefined && text !== undefined && isErrorCode(code) ? { code, text } : null;
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorExits, code);
}
