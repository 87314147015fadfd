import type { ErrorCode } from '../errors/codes.ts';
import type { ClaimId } from '../evidence.ts';
import type { FindingId } from '../finding.ts';
import type { PhaseId } from '../job.ts';
import type { NoteId } from '../note.ts';
import type { DifferenceCause } from '../plugin-report.ts';
import type { uiTexts } from './en/ui.ts';
import type { windowTexts } from './en/window.ts';

/** What an operator reads of an error: what happened, and what to do next. `{name}` stands for a fact of the error. */
export interface ErrorText {
  readonly message: string;
  readonly next: string;
}

export type UiText = keyof typeof uiTexts;
export type WindowText = keyof typeof windowTexts;

/** One language, complete: a text that is missing does not compile. */
export interface Catalogue {
  readonly errors: Readonly<Record<ErrorCode, ErrorText>>;
  readonly windowErrors: Readonly<Partial<Record<ErrorCode, Partial<ErrorText>>>>;
  readonly phases: Readonly<Record<PhaseId, string>>;
  readonly claims: Readonly<Record<ClaimId, string>>;
  readonly notes: Readonly<Record<NoteId, string>>;
  readonly findings: Readonly<Record<FindingId, ErrorText>>;
  readonly causes: Readonly<Record<DifferenceCause, string>>;
  readonly ui: Readonly<Record<UiText, string>>;
  readonly window: Readonly<Record<WindowText, string>>;
}

export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];
