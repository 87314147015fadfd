import { VoidferryError } from '../../electron/shared/error.ts';

/** The expected failure that a promise ends with; a success and a bug fail the test. */
export async function failureOf(promise: Promise<unknown>): Promise<VoidferryError> {
  const end = await promise.then(
    (value) => new Error(`it succeeded: ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (end instanceof VoidferryError) return end;
  throw end;
}
