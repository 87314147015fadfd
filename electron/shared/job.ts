import type { ErrorData } from './error.ts';
import type { Evidence } from './evidence.ts';
import { type ItemState, type JobItems, noItems, putItem } from './job-items.ts';
import type { Json } from './json.ts';
import type { Note } from './note.ts';

export type JobKind =
  | 'toolchain'
  | 'prepare'
  | 'sign'
  | 'write'
  | 'verify'
  | 'enrol'
  | 'push'
  | 'activate'
  | 'rollback';

/** Every phase of every job. A new one needs its name in each catalogue. */
export const phaseIds = [
  'toolchain.prove',
  'toolchain.fetch',
  'toolchain.verify',
  'toolchain.unpack',
  'toolchain.pack',
  'prepare.detect',
  'prepare.scan',
  'prepare.modules',
  'prepare.toolchain',
  'prepare.build',
  'prepare.check',
  'prepare.smoke',
  'prepare.pack',
  'prepare.seal',
  'prepare.rehearse',
  'prepare.rebuild',
  'sign.check',
  'sign.sign',
  'write.check',
  'write.copy',
  'write.flush',
  'write.manifest',
  'verify.signature',
  'verify.files',
  'verify.read-back',
  'enrol.connect',
  'enrol.install',
  'push.check',
  'push.connect',
  'push.compare',
  'push.upload',
  'push.stage',
  'push.activate',
  'activate.switch',
  'rollback.switch',
] as const;
export type PhaseId = (typeof phaseIds)[number];

/** What stopping means during a phase: nothing happened yet, it can be taken up again, or it must run to its end. */
export type PhaseMode = 'reversible' | 'resumable' | 'irreversible';
export type Unit = 'bytes' | 'items';

export type JobEventBody =
  /** The first event of every job. */
  | { readonly kind: 'begin'; readonly job: JobKind }
  | {
      readonly kind: 'phase';
      readonly phase: PhaseId;
      readonly mode: PhaseMode;
      readonly unit: Unit;
      readonly total: number | null;
    }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number | null }
  | { readonly kind: 'item'; readonly item: string; readonly state: ItemState; readonly detail?: string }
  | { readonly kind: 'log'; readonly text: string }
  | ({ readonly kind: 'note' } & Note)
  | { readonly kind: 'done'; readonly evidence: readonly Evidence[]; readonly result: Json }
  | { readonly kind: 'failed'; readonly error: ErrorData; readonly evidence: readonly Evidence[] }
  | { readonly kind: 'cancelled'; readonly evidence: readonly Evidence[] };

/** The kinds of the terminal events: exactly one of them is a job's last. */
const ENDS: readonly JobEvent['kind'][] = ['done', 'failed', 'cancelled'];

export function isEnd({ kind }: JobEvent): boolean {
  return ENDS.includes(kind);
}

/** One event of a job. `seq` counts from 0 without gaps; `at` is milliseconds since the epoch. The terminal event is the last. */
export type JobEvent = JobEventBody & { readonly jobId: string; readonly seq: number; readonly at: number };

export type JobState = 'running' | 'done' | 'failed' | 'cancelled';

/** All that a window or a terminal shows of a job: the fold of its events. */
export interface JobSnapshot {
  readonly jobId: string;
  readonly job: JobKind;
  readonly state: JobState;
  /** `seq` of the last event folded in, -1 before the first. */
  readonly seq: number;
  readonly phase: PhaseId | null;
  readonly mode: PhaseMode | null;
  readonly unit: Unit;
  readonly done: number;
  readonly total: number | null;
  /** Milliseconds since the epoch at which the phase began. */
  readonly phaseStartedAt: number;
  /** Every phase that began, oldest first, and when: milliseconds since the epoch. */
  readonly phases: readonly { readonly phase: PhaseId; readonly startedAt: number }[];
  /** Milliseconds since the epoch; null while it runs. */
  readonly endedAt: number | null;
  readonly items: JobItems;
  /** The newest lines, oldest first, at most `LOG_LINES_KEPT`: what tools said as it came, and notes of ours. */
  readonly log: readonly (string | Note)[];
  readonly evidence: readonly Evidence[];
  readonly result: Json;
  readonly error: ErrorData | null;
}

export const LOG_LINES_KEPT = 200;

export function emptySnapshot(jobId: string, job: JobKind): JobSnapshot {
  return {
    jobId,
    job,
    state: 'running',
    seq: -1,
    phase: null,
    mode: null,
    unit: 'items',
    done: 0,
    total: null,
    phaseStartedAt: 0,
    phases: [],
    endedAt: null,
    items: noItems,
    log: [],
    evidence: [],
    result: null,
    error: null,
  };
}

/**
 * Folds one event into a snapshot. Events already folded in, of another job, or after the end change nothing,
 * so a snapshot and a replayed stream can be joined at any point. Progress never goes backwards within a phase.
 */
export function foldJob(snapshot: JobSnapshot, event: JobEvent): JobSnapshot {
  if (event.jobId !== snapshot.jobId || event.seq <= snapshot.seq || snapshot.state !== 'running') return snapshot;
  const next = { ...snapshot, seq: event.seq };
  switch (event.kind) {
    case 'begin':
      return { ...next, job: event.job };
    case 'phase':
      return {
        ...next,
        phase: event.phase,
        mode: event.mode,
        unit: event.unit,
        done: 0,
        total: event.total,
        phaseStartedAt: event.at,
        phases: [...snapshot.phases, { phase: event.phase, startedAt: event.at }],
      };
    case 'progress':
      return { ...next, done: Math.max(snapshot.done, event.done), total: event.total };
    case 'item': {
      const item = { name: event.item, state: event.state, detail: event.detail ?? null };
      return { ...next, items: putItem(snapshot.items, item) };
    }
    case 'log':
      return { ...next, log: [...snapshot.log, event.text].slice(-LOG_LINES_KEPT) };
    case 'note':
      return {
        ...next,
        log: [...snapshot.log, { note: event.note, facts: event.facts }].slice(-LOG_LINES_KEPT),
      };
    case 'done':
      return { ...next, state: 'done', endedAt: event.at, evidence: event.evidence, result: event.result };
    case 'failed':
      return { ...next, state: 'failed', endedAt: event.at, evidence: event.evidence, error: event.error };
    case 'cancelled':
      return { ...next, state: 'cancelled', endedAt: event.at, evidence: event.evidence };
  }
}
