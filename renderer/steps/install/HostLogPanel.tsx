import { ScrollText } from 'lucide-react';
import { useTexts } from '../../app/use-texts.ts';
import { useAsk } from '../../bridge/use-ask.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { Loading } from '../../components/Loading.tsx';
import { LogView } from '../../components/LogView.tsx';
import { Panel } from '../../components/Panel.tsx';
import { AskFailure } from './AskFailure.tsx';
import { type LoginDraft, loginOf } from './login-draft.ts';

const LINES = 200;

/** The newest lines of the service's own log, read when asked for. */
export function HostLogPanel({ draft, name }: { readonly draft: LoginDraft; readonly name: string }) {
  const { t } = useTexts();
  const { asking, ask } = useAsk('host.logs');
  const read = () => void ask({ login: loginOf(draft), name, lines: LINES });
  const lines = asking.state === 'answered' ? asking.data.filter((line) => line !== '') : [];
  return (
    <Panel title={t('logs.title')}>
      <p>{t('logs.newest', { lines: LINES })}</p>
      {asking.state === 'asking' && <Loading text={t('status.asking')} />}
      {asking.state === 'answered' &&
        (lines.length === 0 ? (
          <p>{t('logs.empty')}</p>
        ) : (
          <LogView lines={lines} label={t('logs.newest', { lines: LINES })} />
        ))}
      {asking.state === 'failed' && <AskFailure error={asking.error} target={draft.target.trim()} onAgain={read} />}
      <Actions>
        <Button onPress={read} isPending={asking.state === 'asking'} icon={<ScrollText size={16} aria-hidden />}>
          {t(asking.state === 'idle' ? 'logs.read' : 'logs.again')}
        </Button>
      </Actions>
    </Panel>
  );
}
