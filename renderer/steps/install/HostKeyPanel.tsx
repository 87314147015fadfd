import { useState } from 'react';
import type { ErrorData } from '../../../electron/shared/error.ts';
import { useTexts } from '../../app/use-texts.ts';
import { request } from '../../bridge/bridge.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { CheckBox } from '../../components/CheckList.tsx';
import { Command } from '../../components/Command.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { hostKeyCommand } from './host-key-command.ts';
import styles from './install.module.css';

/** A host key that nobody confirmed yet: it is trusted only after a person compared it at the console of the host. */
export function HostKeyPanel({
  error,
  target,
  onTrusted,
}: {
  readonly error: ErrorData;
  readonly target: string;
  readonly onTrusted: () => void;
}) {
  const { t } = useTexts();
  const [isCompared, setCompared] = useState(false);
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<ErrorData | null>(null);
  const fingerprint = String(error.data['fingerprint'] ?? '');
  const trust = async () => {
    setPending(true);
    const answer = await request('host.trust-key', { target, fingerprint });
    setPending(false);
    if (answer.ok) onTrusted();
    else setFailure(answer.error);
  };
  return (
    <Panel title={t('host-key.title')}>
      <p role="alert">{t('host-key.lead', { host: String(error.data['host'] ?? target) })}</p>
      <div>
        <p className={styles['label']}>{t('host-key.fingerprint')}</p>
        <p className={styles['fingerprint']} data-fingerprint={fingerprint}>
          {fingerprint}
        </p>
      </div>
      <p>{t('host-key.how')}</p>
      <Command text={hostKeyCommand(String(error.data['line'] ?? ''))} />
      <Notice tone="warn" title={t('host-key.differs')} />
      <CheckBox isSelected={isCompared} onChange={setCompared}>
        {t('host-key.compared')}
      </CheckBox>
      <Actions>
        <Button kind="primary" onPress={trust} isDisabled={!isCompared} isPending={isPending}>
          {t('host-key.trust')}
        </Button>
      </Actions>
      {failure && <ErrorBox error={failure} />}
    </Panel>
  );
}
