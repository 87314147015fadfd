import { Laptop, Plug } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { ErrorData } from '../../../electron/shared/error.ts';
import { useTexts } from '../../app/use-texts.ts';
import { request } from '../../bridge/bridge.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { Disclosure } from '../../components/Disclosure.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PasswordInput } from '../../components/PasswordInput.tsx';
import { PathField } from '../../components/PathField.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import styles from './install.module.css';
import { faultsOf, type LoginDraft } from './login-draft.ts';

/** Which host, and how to log in there. */
export function HostForm({
  draft,
  onChange,
  isAsking,
  isLeading,
  onAsk,
  failure,
}: {
  readonly draft: LoginDraft;
  readonly onChange: (draft: LoginDraft) => void;
  readonly isAsking: boolean;
  /** Asking the host is what comes next. */
  readonly isLeading: boolean;
  readonly onAsk: () => void;
  /** Why the host did not answer. */
  readonly failure: ReactNode;
}) {
  const { t } = useTexts();
  const [isTried, setTried] = useState(false);
  // A host that was filled in shows its prefix at once.
  const [fillings, setFillings] = useState(0);
  const faults = isTried ? faultsOf(draft) : [];
  const change = (part: Partial<LoginDraft>) => onChange({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faultsOf(draft).length === 0) onAsk();
  };
  return (
    <Panel title={t('login.title')}>
      <form className={styles['form']} onSubmit={submit}>
        <TextInput
          label={t('login.target')}
          description={t('login.target.hint')}
          value={draft.target}
          onChange={(target) => change({ target })}
          problem={faults.includes('login.target.wrong') ? t('login.target.wrong') : null}
          isCode
        />
        <PathField
          label={t('login.identity')}
          description={t('login.identity.hint')}
          value={draft.identity}
          onChange={(identity) => change({ identity })}
          choose="file"
        />
        <PasswordInput
          label={t('login.passphrase')}
          description={t('login.passphrase.hint')}
          value={draft.passphrase}
          onChange={(passphrase) => change({ passphrase })}
        />
        <Disclosure key={fillings} summary={t('login.more')} isOpen={draft.prefix !== ''}>
          <TextInput
            label={t('login.prefix')}
            description={t('login.prefix.hint')}
            value={draft.prefix}
            onChange={(prefix) => change({ prefix })}
            problem={faults.includes('login.prefix.wrong') ? t('login.prefix.wrong') : null}
            isCode
          />
        </Disclosure>
        <Actions>
          <Button
            type="submit"
            kind={isLeading ? 'primary' : 'plain'}
            isPending={isAsking}
            icon={<Plug size={16} aria-hidden />}
          >
            {t('login.ask')}
          </Button>
        </Actions>
        {isAsking && <p role="status">{t('login.asking')}</p>}
      </form>
      {failure}
      <PracticeHost
        onReady={(practice) => {
          onChange(practice);
          setFillings(fillings + 1);
        }}
      />
    </Panel>
  );
}

function PracticeHost({ onReady }: { readonly onReady: (draft: LoginDraft) => void }) {
  const { t } = useTexts();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<ErrorData | null>(null);
  const begin = async () => {
    setPending(true);
    const answer = await request('host.practice', {});
    setPending(false);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) onReady({ ...answer.data, passphrase: '' });
  };
  return (
    <div className={styles['practice']}>
      <Button onPress={begin} isPending={isPending} icon={<Laptop size={16} aria-hidden />}>
        {t('login.practice')}
      </Button>
      <p className={styles['hint']}>{t('login.practice.hint')}</p>
      {error && <ErrorBox error={error} onRetry={begin} />}
    </div>
  );
}
