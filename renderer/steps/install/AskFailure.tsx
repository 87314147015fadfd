import type { ErrorData } from '../../../electron/shared/error.ts';
import { useTexts } from '../../app/use-texts.ts';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { HostKeyPanel } from './HostKeyPanel.tsx';

/** Why a host did not answer: a key to confirm, a key that is refused, a passphrase that is missing, or what the catalogue says. */
export function AskFailure({
  error,
  target,
  onAgain,
}: {
  readonly error: ErrorData;
  /** `USER@HOST[:PORT]` that was asked. */
  readonly target: string;
  readonly onAgain: () => void;
}) {
  const { t } = useTexts();
  switch (error.code) {
    case 'host/key-unknown':
      return <HostKeyPanel error={error} target={target} onTrusted={onAgain} />;
    case 'host/key-changed':
    case 'host/key-revoked':
    case 'host/authority-unsupported':
      return (
        <Panel title={t('host-key.refused')}>
          <ErrorBox error={error} />
          <p>{t('host-key.no-way')}</p>
        </Panel>
      );
    case 'custody/key-locked':
      return (
        <Notice tone="warn" title={t('login.passphrase.needed')} isAlert>
          <p>{t('login.passphrase.where')}</p>
        </Notice>
      );
    default:
      return <ErrorBox error={error} onRetry={onAgain} />;
  }
}
