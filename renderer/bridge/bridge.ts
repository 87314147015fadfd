import type {
  Answer,
  EngineEvent,
  RequestInput,
  RequestName,
  RequestOutput,
} from '../../electron/shared/contract/contract.ts';

declare global {
  interface Window {
    /** What the preload script lets in; main checks every request. */
    readonly voidferry: {
      request(name: string, input: unknown): Promise<unknown>;
      subscribe(listener: (event: EngineEvent) => void): () => void;
    };
  }
}

/** Asks the engine or the window's process. Never rejects: what goes wrong comes as `{ ok: false, error }`. */
export async function request<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name>,
): Promise<Answer<RequestOutput<Name>>> {
  try {
    // Main answers by the contract: its handlers are typed by the same value.
    return (await window.voidferry.request(name, input)) as Answer<RequestOutput<Name>>;
  } catch (error) {
    return { ok: false, error: { code: 'job/bug', data: { text: `${name}: ${String(error)}` } } };
  }
}

/** Hears what the window is told unasked. @returns what ends it. */
export function subscribe(listener: (event: EngineEvent) => void): () => void {
  return window.voidferry.subscribe(listener);
}
