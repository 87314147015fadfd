import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KeyValues } from '../../core/host/key-values.ts';
import { VoidferryError } from '../../shared/error.ts';
import { hostFailure } from './host-failure.ts';
import type { HostLink } from './host-link.ts';
import type { JobPoll } from './voidferry-host.ts';

export interface HostJobEnd {
  /** What the command answered, also when it failed. */
  readonly answer: KeyValues;
  /** Null: it ended with 0. */
  readonly error: VoidferryError | null;
}

const FIRST_POLL_MS = 30;
const LONGEST_POLL_MS = 500;

/**
 * Runs a command of voidferry-host detached from the login and watches it to its end, over lost links too.
 * @param onLine each new line that it writes to standard error
 * @throws VoidferryError `host/outcome-unknown` when the host lost it (a power cut); `host/link-lost` when the host stays away;
 *   the signal's reason: the command goes on there.
 */
export async function runHostJob(
  link: HostLink,
  command: readonly string[],
  options: { readonly signal: AbortSignal; readonly onLine?: (line: string) => void },
): Promise<HostJobEnd> {
  const id = randomUUID();
  const name = `voidferry-host ${command.join(' ')}`;
  await link.patiently((host) => host.startJob(id, command));
  let shown = 0;
  for (let pause = FIRST_POLL_MS; ; pause = Math.min(pause * 1.25, LONGEST_POLL_MS)) {
    const askedAt = performance.now();
    const poll = await link.patiently((host) => host.pollJob(id));
    for (const line of poll.stderr.slice(shown)) options.onLine?.(line);
    shown = poll.stderr.length;
    const { host } = link.transport;
    if (poll.state === 'lost') throw new VoidferryError('host/outcome-unknown', { host, text: name });
    if (poll.state === 'ended') return { answer: poll.stdout, error: errorOf(host, name, poll) };
    // The host waits for the end of the job before it answers; a voidferry-host of an earlier release answers at once.
    await sleep(Math.max(0, askedAt + pause - performance.now()), undefined, { signal: options.signal });
  }
}

function errorOf(host: string, name: string, { exitCode, stderr }: JobPoll): VoidferryError | null {
  if (exitCode === 0) return null;
  return hostFailure(host, name, { code: exitCode ?? -1, stdout: '', stderr: stderr.join('\n') });
}
