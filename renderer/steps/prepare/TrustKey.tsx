import { useState } from 'react';
import type { TrustedSigners } from '../../../electron/shared/contract/custody.ts';
import type { ErrorData } from '../../../electron/shared/error.ts';
import { useTexts } from '../../app/use-texts.ts';
import { request } from '../../bridge/bridge.ts';
import type { Asked } from '../../bridge/use-request.ts';
import { Actions } from '../../components/Actions.tsx';
import { Arrival } from '../../components/Arrival.tsx';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import styles from './prepare.module.css';

/** As trusted signers may be called. */
const PRINCIPAL = /^[A-Za-z0-9._@+-]{1,64}$/;
const OWN = 'own-key';

/** Without trust in its key, every verification of the kit here ends as not proven: says so, and offers it. */
export function TrustKey({
  fingerprint,
  kitDir,
  signers: { data, error: unread, reload },
}: {
  readonly fingerprint: string;
  readonly kitDir: string;
  readonly signers: Asked<TrustedSigners>;
}) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const [principal, setPrincipal] = useState(OWN);
  const [error, setError] = useState<ErrorData | null>(null);
  if (unread) return <ErrorBox error={unread} onRetry={reload} />;
  if (!data) return null;
  const known = data.signers.find((signer) => signer.fingerprint === fingerprint);
  if (known)
    return (
      <Arrival>
        <p>{t('prepare.trust.known', { principal: known.principal })}</p>
      </Arrival>
    );
  const isName = PRINCIPAL.test(principal);
  const trust = async () => {
    const answer = await request('custody.trust-signer', { from: kitDir, fingerprint, principal });
    setError(answer.ok ? null : answer.error);
    if (answer.ok) reload();
  };
  return (
    <>
      <Notice
        tone="warn"
        title={t('prepare.untrusted')}
        actions={
          <Actions>
            <Button onPress={() => setOpen(true)}>{t('prepare.trust')}</Button>
          </Actions>
        }
      >
        <p>{t('prepare.untrusted.text')}</p>
      </Notice>
      {error && <ErrorBox error={error} />}
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('prepare.trust.title')}
        body={
          <div className={styles['form']}>
            <p className={styles['fingerprint']}>{fingerprint}</p>
            <p>{t('prepare.trust.body')}</p>
            <TextInput
              label={t('prepare.trust.name')}
              description={t('prepare.trust.name.hint')}
              value={principal}
              onChange={setPrincipal}
              problem={isName ? null : t('trust.principal.wrong')}
              isCode
            />
          </div>
        }
        confirm={t('prepare.trust.confirm')}
        isReady={isName}
        onConfirm={trust}
      />
    </>
  );
}
