import type { JobContext } from '../../electron/jobs/run-job.ts';
import type { Evidence } from '../../electron/shared/evidence.ts';
import type { NoteId } from '../../electron/shared/note.ts';

/** A job's context outside a job runner: keeps what is proven, says nothing. */
export function jobContext(
  signal: AbortSignal = new AbortController().signal,
): JobContext & { readonly evidence: Evidence[]; readonly notes: NoteId[]; readonly counted: () => number } {
  const evidence: Evidence[] = [];
  const notes: NoteId[] = [];
  let counted = 0;
  return {
    signal,
    evidence,
    notes,
    counted: () => counted,
    phase() {
      counted = 0;
    },
    advance(amount) {
      counted += amount;
    },
    item() {},
    log() {},
    note: (note) => void notes.push(note),
    prove: (piece) => evidence.push(piece),
    about() {},
  };
}
