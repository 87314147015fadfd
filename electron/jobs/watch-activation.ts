import { parseKeyValues } from '../core/host/key-values.ts';
import { quoteWord } from '../core/host/quote.ts';
import { runHostJob } from '../services/host/host-job.ts';
import type { HostLink } from '../services/host/host-link.ts';
import { PROGRAM } from '../services/host/voidferry-host.ts';
import { VoidferryError } from '../shared/error.ts';
import type { PhaseId } from '../shared/job.ts';
import type { JobContext } from './run-job.ts';

export type ActivationEnd = {
  readonly result: 'healthy' | 'unchanged';
  /** What serves now. */
  readonly release: string;
  /** Path of the host's own receipt, empty when it wrote none. */
  readonly receipt: string;
};

/**
 * Has a host switch a name to a release and watches it to the end, as a phase of a job. The work goes on there by itself: neither a lost
 * link nor a cancelled job stops it.
 * @throws VoidferryError `host/rolled-back` (proven: the release before serves again) | `host/rolled-back-unhealthy` |
 *   `host/not-rolled-back` | `host/first-install-failed` | `host/watch-stopped` when cancelled | `host/outcome-unknown` when it names another release |
 *   what the host names otherwise.
 */
export async function watchActivation(
  link: HostLink,
  phase: PhaseId,
  command: readonly string[],
  about: {
    readonly name: string;
    readonly prefix: string | undefined;
    /** What must serve in the end; null when the host chooses it. */
    readonly release: string | null;
  },
  context: JobContext,
): Promise<ActivationEnd> {
  context.signal.throwIfAborted();
  context.phase(phase, { mode: 'irreversible' });
  context.note('host.goes-on');
  const { host } = link.transport;
  const prefix = about.prefix ?? '';
  const { answer, error } = await runHostJob(link, command, {
    signal: context.signal,
    onLine: (line) => context.log(line),
  }).catch((caught: unknown) => {
    throw context.signal.aborted ? new VoidferryError('host/watch-stopped', { host, text: command.join(' ') }) : caught;
  });
  const result = answer.one('result');
  const release = answer.one('release') ?? '';
  const receipt = answer.one('receipt') ?? '';
  const kept = answer.all('config_kept');
  if (kept.length > 0) {
    context.about({ configKept: [...kept] });
    context.note('host.config-kept', { files: [...kept] });
  }
  const program = quoteWord(`${prefix}${PROGRAM}`);
  const where = about.prefix === undefined ? '' : ` --prefix ${quoteWord(prefix)}`;
  const proof = { method: 'voidferry-host', recheck: `sh ${program}${where} status --name ${about.name}` };
  const figures = { host, release, receipt };
  if (error !== null) {
    if (error.code === 'host/rolled-back' && result === 'rolled-back')
      context.prove({ claim: 'host.rolled-back', ...proof, figures });
    throw error;
  }
  if ((result !== 'healthy' && result !== 'unchanged') || (about.release !== null && release !== about.release))
    throw new VoidferryError('host/outcome-unknown', { host, text: `result=${result} release=${release}` });
  if (result === 'unchanged') context.prove({ claim: 'host.unchanged', ...proof, figures });
  else {
    const settleSeconds = await settleSecondsOf(
      link,
      `${prefix}/opt/${about.name}/current/.voidferry/kit.env`,
      context.signal,
    );
    context.prove({ claim: 'host.healthy', ...proof, figures: { ...figures, settleSeconds } });
  }
  return { result, release, receipt };
}

/** How long the host was told to watch, as it stands there. */
async function settleSecondsOf(link: HostLink, path: string, signal: AbortSignal): Promise<number> {
  const { stdout } = await link.patiently((_host, transport) => transport.exec(['cat', path], null, { signal }));
  const seconds = Number(parseKeyValues(stdout).one('HEALTH_SETTLE_SECONDS'));
  if (!(seconds > 0)) throw new VoidferryError('host/outcome-unknown', { host: link.transport.host, text: path });
  return seconds;
}
