import { useState } from 'react';
import { useTexts } from '../../app/use-texts.ts';
import { request } from '../../bridge/bridge.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { reportProblem } from '../../state/problems.ts';

const NAME = /^[A-Za-z0-9._@+-]{1,64}$/;

/** A signer whom nobody here trusts: trusted only after a person compared the fingerprint by another way than the medium. */
export function UnknownSigner({
  fingerprint,
  path,
  onTrusted,
}: {
  readonly fingerprint: string;
  readonly path: string;
  readonly onTrusted: () => void;
}) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const trust = async () => {
    const answer = await request('custody.trust-signer', { from: path, fingerprint, principal: name });
    setOpen(false);
    if (answer.ok) onTrusted();
    else reportProblem(answer.error);
  };
  return (
    <Notice tone="warn" title={t('verify.unknown.title', { fingerprint })}>
      <p>{t('verify.unknown.text')}</p>
      <TextInput
        label={t('verify.unknown.name')}
        description={t('verify.unknown.name.hint')}
        value={name}
        onChange={setName}
      />
      <Button isDisabled={!NAME.test(name)} onPress={() => setOpen(true)}>
        {t('verify.unknown.trust')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('verify.unknown.trust')}
        body={fingerprint}
        tick={t('verify.unknown.tick')}
        confirm={t('verify.unknown.trust')}
        onConfirm={trust}
      />
    </Notice>
  );
}
