import { z } from 'zod';

/** The input of a request that needs none. */
export const nothing = z.strictObject({});

/** One request of the contract: what is accepted, checked when it arrives, and what is answered, as a type only. */
export interface Request<Input extends z.ZodType, Output> {
  readonly input: Input;
  /** Carries the type of the answer; never set. */
  readonly output?: Output;
}

/** Declares a request that is answered with an `Output`. */
export function answers<Output>(): <Input extends z.ZodType>(input: Input) => Request<Input, Output> {
  return (input) => ({ input });
}
