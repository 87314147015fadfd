const HIDDEN = '***';

/** What looks like a secret in the output of a program, each with what stands in its place. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z0-9 ]*PRIVATE KEY-----|$)/g, HIDDEN],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^/\s:@]*:[^/\s@]+@/gi, `$1${HIDDEN}@`],
  [/\b(authorization\s*[:=]\s*)(?:(?:bearer|basic)\s+)?[^\s"',;]+/gi, `$1${HIDDEN}`],
  [/\b(bearer\s+)[A-Za-z0-9._~+/-]{8,}=*/gi, `$1${HIDDEN}`],
  [
    /\b([\w.-]*(?:password|passwd|passphrase|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|credential)s?["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,;}]+)/gi,
    `$1${HIDDEN}`,
  ],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g, HIDDEN],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, HIDDEN],
  [/\b(?:gh[pousr]|glpat|xox[abprs])[_-][A-Za-z0-9_-]{16,}/g, HIDDEN],
];

/**
 * The output of a program that is not ours, fit to be shown and filed: what looks like a secret is hidden, and nothing in it steers a
 * terminal. What does not look like one, stays: it is no promise.
 */
export function redact(text: string): string {
  const hidden = SECRETS.reduce((shown, [secret, instead]) => shown.replace(secret, instead), text);
  return hidden.replace(/[^\P{Cc}\n\t]/gu, '?');
}

const LINES_SHOWN = 20;

/** The end of what a program said, fit to be shown: its last lines, redacted. */
export function shownOutput(text: string): string {
  // Redacted as a whole, since a secret may begin before the last lines.
  return redact(text).trim().split('\n').slice(-LINES_SHOWN).join('\n');
}
