import { failureOf } from '../../jobs/run-job.ts';
import { type Answer, contract, type Handlers, type RequestName } from '../../shared/contract/contract.ts';
import { VoidferryError } from '../../shared/error.ts';

/**
 * Answers one request of the window. Never rejects: what is malformed, unknown or fails is an answer too.
 * @param message what came through the channel; nothing about it is trusted
 */
export async function answerRequest(message: unknown, handlers: Handlers<RequestName>): Promise<Answer<unknown>> {
  try {
    const { name, input } = requestIn(message);
    return { ok: true, data: await (handlers[name] as (value: unknown) => Promise<unknown>)(input) };
  } catch (error) {
    return { ok: false, error: failureOf(error).toData() };
  }
}

/** The answer to somebody who is not the window. */
export function refuseSender(): Answer<never> {
  return { ok: false, error: refused('?', 'it does not come from the window').toData() };
}

function requestIn(message: unknown): { readonly name: RequestName; readonly input: unknown } {
  if (message === null || typeof message !== 'object' || !('name' in message) || !('input' in message))
    throw refused('?', 'it is no request');
  const { name, input } = message;
  if (!isRequestName(name)) throw refused(String(name), 'there is no such request');
  const parsed = contract[name].input.safeParse(input);
  if (!parsed.success)
    throw refused(name, parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  return { name, input: parsed.data };
}

function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}

function refused(request: string, reason: string): VoidferryError {
  return new VoidferryError('job/request-refused', { request, reason });
}
