import type { ErrorData } from '../shared/error.ts';
import type { Evidence } from '../shared/evidence.ts';
import { formatBytes, formatDuration } from '../shared/format.ts';
import type { Catalogue, Language } from '../shared/i18n/catalogue.ts';
import { catalogues } from '../shared/i18n/catalogues.ts';
import { errorFindings, errorText, fill } from '../shared/i18n/translate.ts';
import {
  emptySnapshot,
  foldJob,
  type JobEvent,
  type JobKind,
  type JobSnapshot,
  type PhaseMode,
} from '../shared/job.ts';
import { printable } from './printable.ts';

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Writes a line for a person; what others wrote in it cannot steer the terminal. */
export function writeLine(out: Output, line: string): void {
  out.write(`${printable(line)}\n`);
}

const BAR_CELLS = 24;

/** Shows the events of one job: a line that redraws itself on a terminal, plain lines elsewhere. */
export function createJobView(jobId: string, job: JobKind, language: Language, out: Output): (event: JobEvent) => void {
  const texts = catalogues[language];
  let snapshot = emptySnapshot(jobId, job);
  let drawn = false;
  const clear = () => {
    if (drawn) out.write('\r\x1b[K');
    drawn = false;
  };
  const line = (text: string) => {
    clear();
    writeLine(out, text);
  };
  return (event) => {
    if (event.kind === 'phase' && snapshot.phase !== null && drawn) line(progressLine(snapshot, event.at, texts));
    snapshot = foldJob(snapshot, event);
    switch (event.kind) {
      case 'phase':
        line(`• ${texts.phases[event.phase]} (${texts.ui[`mode.${event.mode}`]})`);
        break;
      case 'progress':
        if (!out.isTTY) break;
        clear();
        out.write(progressLine(snapshot, event.at, texts).slice(0, (out.columns ?? 80) - 1));
        drawn = true;
        break;
      case 'log':
        line(`  ${event.text}`);
        break;
      case 'note':
        line(`  ${fill(texts.notes[event.note], event.facts)}`);
        break;
      case 'item':
        if (event.state === 'failed' || event.state === 'unchecked')
          line(`  ${event.state}: ${event.item} ${event.detail ?? ''}`);
        break;
      default:
        if (drawn) line(progressLine(snapshot, event.at, texts));
    }
  };
}

/** One line of a running phase: share, amount, rate and time left, as far as they are known. */
function progressLine(snapshot: JobSnapshot, now: number, texts: Catalogue): string {
  const name = snapshot.phase === null ? '' : texts.phases[snapshot.phase];
  const amount = (value: number) => (snapshot.unit === 'bytes' ? formatBytes(value) : String(value));
  const elapsed = Math.max(1, now - snapshot.phaseStartedAt);
  const rate = snapshot.unit === 'bytes' ? ` ${formatBytes((snapshot.done * 1000) / elapsed)}/s` : '';
  if (snapshot.total === null || snapshot.total === 0) return `  ${name} ${amount(snapshot.done)}${rate}`;
  const share = Math.min(1, snapshot.done / snapshot.total);
  const cells = Math.round(share * BAR_CELLS);
  const bar = `${'█'.repeat(cells)}${'░'.repeat(BAR_CELLS - cells)}`;
  const left = share > 0 && share < 1 ? ` ${formatDuration((elapsed * (1 - share)) / share)}` : '';
  return `  ${bar} ${Math.floor(share * 100)} % ${amount(snapshot.done)}/${amount(snapshot.total)}${rate}${left}`;
}

/** What was proven, one claim a line, each with the command that checks it again. */
export function evidenceLines(evidence: readonly Evidence[], language: Language): string[] {
  const texts = catalogues[language];
  return evidence.flatMap((piece) => {
    const level = piece.level === undefined ? '' : ` [${texts.ui[`level.${piece.level}`]}]`;
    return [
      `✓ ${fill(texts.claims[piece.claim], piece.figures)}${level}`,
      `    ${texts.ui['cli.recheck']} ${piece.recheck}`,
    ];
  });
}

/** An error as an operator reads it: what happened, its code, and what to do next. */
export function errorLines(error: ErrorData, language: Language): string[] {
  const { message, next } = errorText(language, error);
  const { ui } = catalogues[language];
  return [
    `✗ ${message} [${error.code}]`,
    ...errorFindings(language, error).map((finding) => `  - ${finding.message} ${finding.next}`),
    `  ${ui['cli.next']} ${next}`,
  ];
}

/** What is said at the end of what was cancelled: in the phase that it was in, or before any. */
export function cancelledLine(language: Language, mode: PhaseMode | null): string {
  return catalogues[language].ui[mode === 'resumable' ? 'cli.cancelled-resumable' : 'cli.cancelled'];
}
