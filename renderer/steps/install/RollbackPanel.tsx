import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { ErrorData } from '../../../electron/shared/error.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Panel } from '../../components/Panel.tsx';
import { startTripJob } from '../../state/trip-store.ts';
import { LeaveWithReason, noLeave, reasonOf } from './LeaveWithReason.tsx';
import { type LoginDraft, loginOf } from './login-draft.ts';

/** The way back that a person chooses: what stops, and for how long, is said before. */
export function RollbackPanel({
  draft,
  name,
  current,
  timeoutSeconds,
  needsLeave,
}: {
  readonly draft: LoginDraft;
  readonly name: string;
  /** The live release as the host named it last; null when it was not asked. */
  readonly current: string | null;
  readonly timeoutSeconds: number;
  /** The live release says, as far as is known here, that none before it may follow. */
  readonly needsLeave: boolean;
}) {
  const { t } = useTexts();
  const [isAsked, setAsked] = useState(false);
  const [isTried, setTried] = useState(false);
  const [leave, setLeave] = useState(noLeave);
  const [error, setError] = useState<ErrorData | null>(null);
  const stopped = current === null || current === '' ? t('rollback.live') : t('rollback.release', { release: current });
  const reason = reasonOf(leave);
  const ask = () => {
    setTried(true);
    setAsked(reason !== '');
  };
  const begin = async () => {
    const answer = await startTripJob({ job: 'rollback', login: loginOf(draft), name, older: reason });
    setError(answer.ok ? null : answer.error);
  };
  return (
    <Panel title={t('rollback.title')}>
      <p>{t('rollback.hint')}</p>
      {needsLeave && (
        <LeaveWithReason
          option={t('rollback.leave')}
          hint={t('rollback.leave.hint')}
          value={leave}
          onChange={setLeave}
          isTried={isTried}
        />
      )}
      <Actions>
        <Button onPress={ask} icon={<Undo2 size={16} aria-hidden />}>
          {t('rollback.title')}
        </Button>
      </Actions>
      {error && <ErrorBox error={error} />}
      <ConfirmDialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={t('rollback.ask', { name, host: draft.target.trim() })}
        body={
          <>
            <p>{t('rollback.what', { current: stopped, timeout: timeoutSeconds })}</p>
            <p>{t('rollback.way')}</p>
          </>
        }
        confirm={t('rollback.confirm')}
        cancel={t('rollback.keep')}
        danger
        onConfirm={begin}
      />
    </Panel>
  );
}
