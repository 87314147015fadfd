import { useState } from 'react';
import type { ErrorData } from '../../../electron/shared/error.ts';
import { useTexts } from '../../app/use-texts.ts';
import { request } from '../../bridge/bridge.ts';
import { Button } from '../../components/Button.tsx';
import { Command } from '../../components/Command.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Stack } from '../../components/Stack.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import styles from './UnknownSigner.module.css';

/** As trusted signers may be called. */
const PRINCIPAL = /^[A-Za-z0-9._@+-]{1,64}$/;

/** A valid signature of a key that nobody trusts: trusted only after a person compared the fingerprint by another way. */
export function UnknownSigner({
  fingerprint,
  path,
  signers,
  onAgain,
}: {
  readonly fingerprint: string;
  readonly path: string;
  readonly signers: string | null;
  readonly onAgain: () => void;
}) {
  const { t } = useTexts();
  const [principal, setPrincipal] = useState('');
  const [isAsking, setAsking] = useState(false);
  const [isTrusted, setTrusted] = useState(false);
  const [error, setError] = useState<ErrorData | null>(null);
  const isName = PRINCIPAL.test(principal);
  const trust = async () => {
    setError(null);
    const found = await request('kit.show', { path });
    const answer = found.ok
      ? await request('custody.trust-signer', { from: found.data.dir, fingerprint, principal })
      : found;
    if (answer.ok) setTrusted(true);
    else setError(answer.error);
  };
  return (
    <Stack>
      <h3>{t('trust.title')}</h3>
      <p>{t('trust.lead')}</p>
      <p className={styles['fingerprint']}>{fingerprint}</p>
      <p>{t('trust.how')}</p>
      <Command text="ssh-keygen -l -f ~/.ssh/id_ed25519.pub" />
      <p>{t('trust.differs')}</p>
      {error && <ErrorBox error={error} />}
      {signers !== null && <p>{t('trust.other-file', { file: signers })}</p>}
      {isTrusted && (
        <Notice
          tone="info"
          title={t('trust.done')}
          actions={
            <div>
              <Button onPress={onAgain}>{t('verify.start-again')}</Button>
            </div>
          }
        />
      )}
      {signers === null && !isTrusted && (
        <>
          <TextInput
            label={t('trust.principal')}
            description={t('trust.principal.hint')}
            value={principal}
            onChange={setPrincipal}
            problem={principal === '' || isName ? null : t('trust.principal.wrong')}
            isCode
          />
          <div>
            <Button onPress={() => setAsking(true)} isDisabled={!isName}>
              {t('trust.button')}
            </Button>
          </div>
          <ConfirmDialog
            isOpen={isAsking}
            onClose={() => setAsking(false)}
            title={t('trust.dialog.title')}
            body={
              <>
                <p className={styles['fingerprint']}>{fingerprint}</p>
                <p>{t('trust.dialog.text', { principal })}</p>
              </>
            }
            tick={t('trust.dialog.tick')}
            confirm={t('trust.dialog.confirm')}
            onConfirm={trust}
          />
        </>
      )}
    </Stack>
  );
}
