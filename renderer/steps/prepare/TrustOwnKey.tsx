import { useState } from 'react';
import type { SigningKey } from '../../../electron/shared/contract/custody.ts';
import { useTexts } from '../../app/use-texts.ts';
import { request } from '../../bridge/bridge.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { reportProblem } from '../../state/problems.ts';

/** How a workstation names a key of its own among its trusted signers. */
const PRINCIPAL = 'own-key';

/** Without trust in the key, every verification here ends as not proven: says so, and offers it. */
export function TrustOwnKey({
  signer,
  kitDir,
  onTrusted,
}: {
  readonly signer: SigningKey;
  readonly kitDir: string;
  readonly onTrusted: () => void;
}) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const { fingerprint } = signer;
  if (fingerprint === null) return null;
  const trust = async () => {
    const answer = await request('custody.trust-signer', { from: kitDir, fingerprint, principal: PRINCIPAL });
    setOpen(false);
    if (answer.ok) onTrusted();
    else reportProblem(answer.error);
  };
  return (
    <Notice
      tone="warn"
      title={t('prepare.untrusted')}
      actions={<Button onPress={() => setOpen(true)}>{t('prepare.trust')}</Button>}
    >
      {t('prepare.untrusted.text')}
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('prepare.trust')}
        body={t('prepare.trust.body', { fingerprint })}
        confirm={t('prepare.trust.confirm')}
        onConfirm={trust}
      />
    </Notice>
  );
}
