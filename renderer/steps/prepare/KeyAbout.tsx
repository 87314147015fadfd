import type { SigningKey } from '../../../electron/shared/contract/custody.ts';
import { useTexts } from '../../app/use-texts.ts';

/** What tells one signing key from another. */
export function KeyAbout({ signingKey }: { readonly signingKey: SigningKey }) {
  const { t } = useTexts();
  const { fingerprint, comment, path, isLocked, isTrusted } = signingKey;
  return (
    <>
      <p>{fingerprint === null ? t('prepare.key.no-fingerprint') : <code>{fingerprint}</code>}</p>
      <p>
        <code>{path}</code>
        {comment !== '' && ` · ${comment}`}
      </p>
      <p>{t(isLocked ? 'prepare.key.locked' : 'prepare.key.unlocked')}</p>
      {fingerprint !== null && <p>{t(isTrusted ? 'prepare.key.trusted' : 'prepare.key.untrusted')}</p>}
    </>
  );
}
