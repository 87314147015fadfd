import type { ErrorFacts } from '../../shared/error.ts';
import { type ErrorCode, errorExits } from '../../shared/errors/codes.ts';

const FAILURE = /^voidferry: ([a-z]+\/[a-z-]+) ?(.*)$/;

/** A failure that a script of ours named on a host. */
export interface HostFailure {
  readonly code: ErrorCode;
  readonly text: string;
}

/** The failure in the last such line of standard error, or null: `voidferry: <code> <text>`. */
export function parseFailure(stderr: string): HostFailure | null {
  const lines = stderr.split('\n').map((line) => FAILURE.exec(line.trimEnd()));
  const [, code, text] = lines.findLast((match) => match !== null) ?? [];
  return code !== undefined && text !== undefined && isErrorCode(code) ? { code, text } : null;
}

/** The facts that fill the texts of a failure's code. The host gives one free text, and the texts of the kit room ask for more. */
export function failureFacts({ code, text }: HostFailure, host: string): ErrorFacts {
  switch (code) {
    case 'kit/checksum-mismatch':
    case 'kit/incomplete':
    case 'kit/extra-files':
      return { count: '1+', files: `${host}: ${text}` };
    case 'kit/malformed':
      return { file: host, line: '-', problem: text };
    case 'kit/signature-bad':
      return { file: 'SHA256SUMS*.sig', reason: `${host}: ${text}` };
    case 'kit/signer-unknown':
      return { fingerprint: `${/SHA256:\S+/.exec(text)?.[0] ?? text} (${host})` };
    case 'kit/archive-unsafe':
      return { file: host, entry: '-', reason: text };
    case 'job/usage':
    case 'job/bug':
      return { text: `${host}: ${text}` };
    default:
      return { host, text };
  }
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorExits, code);
}
