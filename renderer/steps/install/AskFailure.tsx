import type { ErrorData } from '../../../electron/shared/error.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PasswordInput } from '../../components/PasswordInput.tsx';
import { HostKeyPanel } from './HostKeyPanel.tsx';
import type { LoginDraft } from './login-draft.ts';

/** The login that a question to a host was asked with, and how to ask again. */
export interface AskedWith {
  readonly draft: LoginDraft;
  readonly onPassphrase: (passphrase: string) => void;
  readonly onAgain: () => void;
}

/** Why a host did not answer: a key to confirm, a key that is refused, a passphrase that is missing, or what the catalogue says. */
export function AskFailure({ error, draft, onPassphrase, onAgain }: AskedWith & { readonly error: ErrorData }) {
  const { t } = useTexts();
  switch (error.code) {
    case 'host/key-unknown':
      return <HostKeyPanel error={error} target={draft.target.trim()} onTrusted={onAgain} />;
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
          <PasswordInput
            label={t('login.passphrase')}
            description={t('login.passphrase.hint')}
            value={draft.passphrase}
            onChange={onPassphrase}
          />
          <Actions>
            <Button kind="primary" onPress={onAgain} isDisabled={draft.passphrase === ''}>
              {t('status.again')}
            </Button>
          </Actions>
        </Notice>
      );
    default:
      return <ErrorBox error={error} onRetry={onAgain} />;
  }
}
