import { checkCode } from '../../../electron/shared/check-code.ts';
import { useTexts } from '../../app/use-texts.ts';
import { CheckCode } from '../../components/CheckCode.tsx';
import { Stack } from '../../components/Stack.tsx';

/** The check code of the kit that lies there, to be compared by ear or on paper. */
export function KitCheckCode({ digest, isProven }: { readonly digest: string; readonly isProven: boolean }) {
  const { t } = useTexts();
  return (
    <Stack gap="tight">
      <h3>{t('verify.check-code')}</h3>
      <CheckCode code={checkCode(digest)} />
      <p>{t(isProven ? 'verify.check-code.proven' : 'verify.check-code.unproven')}</p>
    </Stack>
  );
}
