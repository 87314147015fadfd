import { RotateCw } from 'lucide-react';
import type { RequestOutput } from '../../../electron/shared/contract/contract.ts';
import { useTexts } from '../../app/use-texts.ts';
import type { Asking } from '../../bridge/use-ask.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Panel } from '../../components/Panel.tsx';
import { AskFailure } from './AskFailure.tsx';
import { StatusFacts } from './StatusFacts.tsx';

/** What a host says of the service now; it proves nothing anew. */
export function HostStatusPanel({
  asking,
  name,
  target,
  isLeading,
  onAsk,
}: {
  readonly asking: Asking<RequestOutput<'host.status'>>;
  readonly name: string;
  readonly target: string;
  /** Nothing else says what became of the host. */
  readonly isLeading: boolean;
  readonly onAsk: () => void;
}) {
  const { t, moment } = useTexts();
  const isNothingThere = asking.state === 'failed' && asking.error.code === 'host/release-unknown';
  return (
    <Panel title={t('status.title')}>
      {asking.state === 'idle' && <p>{t('status.idle')}</p>}
      {asking.state === 'asking' && <Loading text={t('status.asking')} />}
      {asking.state === 'answered' && (
        <>
          <StatusFacts status={asking.data} />
          <p>{t('status.at', { time: moment(asking.at) })}</p>
        </>
      )}
      {isNothingThere && <p>{t('plan.now.nothing', { name })}</p>}
      {asking.state === 'failed' && !isNothingThere && (
        <AskFailure error={asking.error} target={target} onAgain={onAsk} />
      )}
      <Actions>
        <Button
          kind={isLeading && asking.state !== 'answered' ? 'primary' : 'plain'}
          onPress={onAsk}
          isPending={asking.state === 'asking'}
          icon={<RotateCw size={16} aria-hidden />}
        >
          {t(asking.state === 'idle' ? 'status.ask' : 'status.again')}
        </Button>
      </Actions>
    </Panel>
  );
}
