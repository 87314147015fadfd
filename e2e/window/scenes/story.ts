import type { ErrorData } from '../../../electron/shared/error.ts';
import type { Evidence } from '../../../electron/shared/evidence.ts';
import {
  isEnd,
  type JobEvent,
  type JobEventBody,
  type JobKind,
  type PhaseId,
  type PhaseMode,
} from '../../../electron/shared/job.ts';
import type { ItemState } from '../../../electron/shared/job-items.ts';
import type { Json } from '../../../electron/shared/json.ts';

/** What a job said, from its beginning on. One without an end is still running. */
export interface Story {
  readonly job: JobKind;
  readonly said: readonly JobEventBody[];
  /** What its receipt names. */
  readonly subject?: Readonly<Record<string, Json>>;
}

const EVENT_MS = 700;

export function story(job: JobKind, ...said: readonly (JobEventBody | readonly JobEventBody[])[]): Story {
  return { job, said: [{ kind: 'begin', job }, ...said.flat()] };
}

export function phase(id: PhaseId, mode: PhaseMode = 'reversible', bytes: number | null = null): JobEventBody {
  return { kind: 'phase', phase: id, mode, unit: bytes === null ? 'items' : 'bytes', total: bytes };
}

export function phases(...ids: readonly PhaseId[]): JobEventBody[] {
  return ids.map((id) => phase(id));
}

/** Bytes as they come, unevenly as they do, up to a part of the whole. */
export function progress(total: number, part: number): JobEventBody[] {
  const steps = 24;
  return Array.from({ length: steps }, (_, index) => {
    const done = Math.round((total * part * (index + 1 + 0.4 * Math.sin(index))) / (steps + 0.4));
    return { kind: 'progress', done: Math.min(done, total), total };
  });
}

export function items(state: ItemState, names: readonly string[], detail?: string): JobEventBody[] {
  return names.map((item) => ({ kind: 'item', item, state, ...(detail !== undefined && { detail }) }));
}

export function log(...lines: readonly string[]): JobEventBody[] {
  return lines.map((text) => ({ kind: 'log', text }));
}

export function done(evidence: readonly Evidence[], result: Json): JobEventBody {
  return { kind: 'done', evidence, result };
}

export function failed(error: ErrorData, evidence: readonly Evidence[] = []): JobEventBody {
  return { kind: 'failed', error, evidence };
}

export function cancelled(evidence: readonly Evidence[] = []): JobEventBody {
  return { kind: 'cancelled', evidence };
}

/** Its events, the last one at a moment. @param endsAt milliseconds since the epoch */
export function eventsOf({ said }: Story, jobId: string, endsAt: number): JobEvent[] {
  return said.map((body, seq) => ({ ...body, jobId, seq, at: endsAt - (said.length - 1 - seq) * EVENT_MS }));
}

export function isOver({ said }: Story): boolean {
  return said.some((body) => isEnd({ ...body, jobId: '', seq: 0, at: 0 }));
}

/** The same story without one piece of its evidence. */
export function without(tale: Story, claim: string): Story {
  const strip = (body: JobEventBody): JobEventBody =>
    'evidence' in body ? { ...body, evidence: body.evidence.filter((one) => one.claim !== claim) } : body;
  return { ...tale, said: tale.said.map(strip) };
}
