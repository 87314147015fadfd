import type { WindowText } from '../../../electron/shared/i18n/catalogue.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Stack } from '../../components/Stack.tsx';
import type { VerifyVerdict } from './verdict-of.ts';

/** What no verification checks, or this one did not: always said. */
export function NotChecked({
  verdict,
  hasEvidence,
}: {
  readonly verdict: VerifyVerdict;
  /** Whether something is named as proven above. */
  readonly hasEvidence: boolean;
}) {
  const { t } = useTexts();
  return (
    <Stack gap="tight">
      <h3>{t('verify.not-checked')}</h3>
      <ul>
        {limitsOf(verdict, hasEvidence).map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </Stack>
  );
}

function limitsOf({ end, tone, readBack }: VerifyVerdict, hasEvidence: boolean): readonly WindowText[] {
  // How far the files were read is known only of a check that came to its end.
  const isCutOff = end === 'proof-missing' || tone === 'failed' || tone === 'cancelled';
  if (isCutOff && !hasEvidence) return ['verify.not.anything'];
  return [
    isCutOff ? 'verify.not.everything' : readBack === null ? 'verify.not.cache' : 'verify.not.device-memory',
    'verify.not.attestations',
    'verify.not.host',
    'verify.not.programs',
  ];
}
