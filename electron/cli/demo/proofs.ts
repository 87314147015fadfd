import type { Language } from '../../shared/i18n/catalogue.ts';
import { catalogues } from '../../shared/i18n/catalogues.ts';
import { fill } from '../../shared/i18n/translate.ts';
import type { Scene } from './scene.ts';
import type { Step } from './trip.ts';

/** The table at the end: each claim with its level, and below it the command that checks it again, ready to paste. */
export function proofLines(steps: readonly Step[], scene: Scene, language: Language): string[] {
  const texts = catalogues[language];
  const here = (recheck: string) =>
    recheck
      .replaceAll('-f allowed_signers', `-f ${scene.signersPath}`)
      .replaceAll('cd PROJECT', `cd ${scene.projectDir}`);
  const lines = ['', texts.ui['demo.proven']];
  for (const { title, evidence } of steps) {
    if (evidence.length > 0) lines.push('', title);
    for (const piece of evidence) {
      const level = piece.level === undefined ? piece.method : `${piece.level} ${texts.ui[`level.${piece.level}`]}`;
      lines.push(`  ✓ ${fill(texts.claims[piece.claim], piece.figures)} — ${level}`, `      ${here(piece.recheck)}`);
    }
  }
  return lines;
}
