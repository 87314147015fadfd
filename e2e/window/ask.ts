import type { Page } from 'playwright-core';
import type { Answer, RequestInput, RequestName, RequestOutput } from '../../electron/shared/contract/contract.ts';

/** Asks as the page itself would, whatever the input. */
export async function askRaw(page: Page, name: unknown, input: unknown): Promise<Answer<unknown>> {
  return page.evaluate(
    ([asked, given]) => {
      const { voidferry } = globalThis as unknown as {
        voidferry: { request(name: unknown, input: unknown): Promise<Answer<unknown>> };
      };
      return voidferry.request(asked, given);
    },
    [name, input] as const,
  );
}

/** Asks what must be answered well. */
export async function ask<Name extends RequestName>(
  page: Page,
  name: Name,
  input: RequestInput<Name>,
): Promise<RequestOutput<Name>> {
  const answer = await askRaw(page, name, input);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  return answer.data as RequestOutput<Name>;
}
