import type { Rehearsal } from '../../../electron/shared/attestation.ts';
import { useTexts } from '../../app/use-texts.ts';

/** What a rehearsal says was done with a kit, and what was not; the job's evidence is what proves it. */
export function RehearsalFacts({ rehearsal }: { readonly rehearsal: Rehearsal | null }) {
  const { t, ui, list } = useTexts();
  if (rehearsal === null) return t('prepare.rehearsal.none');
  const { install, rebuilt, dialled, cut } = rehearsal;
  const sentences = [
    install === null
      ? t('prepare.rehearsal.not-installed')
      : t('prepare.rehearsal.installed', { target: install.target, plugins: list(install.loaded) || t('app.none') }),
    rebuilt === null
      ? t('prepare.rehearsal.not-rebuilt')
      : t('prepare.rehearsal.rebuilt', { targets: list(rebuilt.map(({ target }) => target)) }),
    install === null
      ? null
      : dialled === null
        ? t('prepare.rehearsal.not-watched')
        : t('prepare.rehearsal.dialled', {
            programs: list(dialled.map(({ program, address }) => `${program} → ${address}`)) || t('app.none'),
          }),
    ui(`sandbox.${cut}`),
  ];
  return (
    <>
      {sentences
        .filter((sentence) => sentence !== null)
        .map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
    </>
  );
}
