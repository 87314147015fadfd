import type { WindowText } from '../../../electron/shared/i18n/catalogue.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Stack } from '../../components/Stack.tsx';
import type { VerifyVerdict } from './verdict-of.ts';

/** What no verification checks, or this one did not: always said. */
export function NotChecked({ verdict }: { readonly verdict: VerifyVerdict }) {
  const { t } = useTexts();
  return (
    <Stack gap="tight">
      <h3>{t('verify.not-checked')}</h3>
      <ul>
        {limitsOf(verdict).map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </Stack>
  );
}

function limitsOf({ end, tone, readBack }: VerifyVerdict): readonly WindowText[] {
  return [
    deviceLimit(end === 'proof-missing' || tone === 'failed' || tone === 'cancelled', readBack !== null),
    'verify.not.attestations',
    'verify.not.host',
    'verify.not.programs',
  ];
}

/** How far the files were read is known only of a check that came to its end. */
function deviceLimit(isCutOff: boolean, isReadBack: boolean): WindowText {
  if (isCutOff) return 'verify.not.everything';
  return isReadBack ? 'verify.not.device-memory' : 'verify.not.cache';
}
