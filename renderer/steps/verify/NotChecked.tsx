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

function limitsOf({ tone, readBack }: VerifyVerdict): readonly WindowText[] {
  const isOver = tone === 'proven' || tone === 'unproven';
  return [
    ...(isOver ? [] : (['verify.not.everything'] as const)),
    readBack === null ? 'verify.not.cache' : 'verify.not.device-memory',
    'verify.not.attestations',
    'verify.not.host',
    'verify.not.programs',
  ];
}
