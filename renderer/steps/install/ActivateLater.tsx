import { Power } from 'lucide-react';
import { useState } from 'react';
import type { ErrorData } from '../../../electron/shared/error.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { Command } from '../../components/Command.tsx';
import { Panel } from '../../components/Panel.tsx';
import { startTripJob } from '../../state/trip-store.ts';
import { AskFailure } from './AskFailure.tsx';
import { noLeave, reasonOf } from './LeaveWithReason.tsx';
import { type LoginDraft, loginOf } from './login-draft.ts';
import { OlderKit } from './OlderKit.tsx';

/** A release that lies ready on a host: the second of the two acts, in the maintenance window. */
export function ActivateLater({
  draft,
  name,
  release,
  serial,
}: {
  readonly draft: LoginDraft;
  readonly name: string;
  readonly release: string;
  readonly serial: number;
}) {
  const { t } = useTexts();
  const [older, setOlder] = useState(noLeave);
  const [isTried, setTried] = useState(false);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<ErrorData | null>(null);
  const reason = reasonOf(older);
  const begin = async () => {
    setTried(true);
    if (reason === '') return;
    setPending(true);
    const answer = await startTripJob({ job: 'activate', login: loginOf(draft), name, release, older: reason });
    setPending(false);
    setError(answer.ok ? null : answer.error);
  };
  const { prefix } = loginOf(draft).host;
  const where = prefix === null ? '' : ` --prefix ${prefix}`;
  return (
    <Panel title={t('later.title')}>
      <p>{t('later.lead', { release, host: draft.target.trim() })}</p>
      <OlderKit serial={serial} value={older} onChange={setOlder} isTried={isTried} />
      <Actions>
        <Button kind="primary" onPress={begin} isPending={isPending} icon={<Power size={16} aria-hidden />}>
          {t('act.activate')}
        </Button>
      </Actions>
      {error && <AskFailure error={error} target={draft.target.trim()} onAgain={begin} />}
      <p>{t('later.console')}</p>
      <Command text={`voidferry-host${where} activate --name ${name} --release ${release}`} />
    </Panel>
  );
}
