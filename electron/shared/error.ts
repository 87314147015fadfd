import { type ErrorCode, errorExits } from './errors/codes.ts';
import type { Json } from './json.ts';

/** The facts of an error, as they fill the `{placeholders}` of its text. */
export type ErrorFacts = Readonly<Record<string, Json>>;

/** An error as data: what crosses between processes, and what receipts hold. */
export interface ErrorData {
  readonly code: ErrorCode;
  readonly data: ErrorFacts;
}

/**
 * The one class of expected failures. `code` is stable; texts for operators live in the catalogues
 * by code (message and next step). Anything else that is thrown is a bug, and is shown as one.
 */
export class VoidferryError extends Error {
  override readonly name = 'VoidferryError';
  readonly code: ErrorCode;
  readonly data: ErrorFacts;

  constructor(code: ErrorCode, data: ErrorFacts = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(data)}`, options);
    this.code = code;
    this.data = data;
  }

  /** The exit code of the command line for this error (design: exit codes are a contract). */
  get exitCode(): number {
    return errorExits[this.code];
  }

  toData(): ErrorData {
    return { code: this.code, data: this.data };
  }
}
