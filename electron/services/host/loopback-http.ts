const TIMEOUT_MS = 5_000;

/** What a service on 127.0.0.1 answers to a GET. @throws the fetch error when nothing answers in time */
export async function getLoopback(port: number, path: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  return await answer.text();
}
