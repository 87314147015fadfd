import { PackageCheck, Rocket } from 'lucide-react';
import { useState } from 'react';
import type { ErrorData } from '../../../electron/shared/error.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Notice } from '../../components/Notice.tsx';
import styles from './install.module.css';
import { noLeave, reasonOf } from './LeaveWithReason.tsx';
import { OlderKit } from './OlderKit.tsx';

/** What a push is begun with. */
export interface PushChoice {
  readonly stageOnly: boolean;
  /** Why an older kit may replace a newer one; null: it may not. */
  readonly older: string | null;
}

/** The two ways to begin, and the leave to go back to an older kit. */
export function InstallActions({
  serial,
  whyNot,
  onStart,
}: {
  readonly serial: number;
  /** What must be settled first; null: it can begin. */
  readonly whyNot: string | null;
  /** @returns why it did not begin; null: it did */
  readonly onStart: (choice: PushChoice) => Promise<ErrorData | null>;
}) {
  const { t } = useTexts();
  const [older, setOlder] = useState(noLeave);
  const [isTried, setTried] = useState(false);
  const [pending, setPending] = useState<'install' | 'stage' | null>(null);
  const [error, setError] = useState<ErrorData | null>(null);
  const reason = reasonOf(older);
  const start = async (way: 'install' | 'stage') => {
    setTried(true);
    if (reason === '') return;
    setPending(way);
    setError(await onStart({ stageOnly: way === 'stage', older: reason }));
    setPending(null);
  };
  return (
    <div className={styles['form']}>
      <OlderKit serial={serial} value={older} onChange={setOlder} isTried={isTried} />
      {whyNot !== null && <Notice tone="info" title={whyNot} />}
      <div className={styles['ways']}>
        <div>
          <Button
            kind="primary"
            onPress={() => start('install')}
            isDisabled={whyNot !== null || pending === 'stage'}
            isPending={pending === 'install'}
            icon={<Rocket size={16} aria-hidden />}
          >
            {t('act.install')}
          </Button>
          <p className={styles['hint']}>{t('act.install.hint')}</p>
        </div>
        <div>
          <Button
            onPress={() => start('stage')}
            isDisabled={whyNot !== null || pending === 'install'}
            isPending={pending === 'stage'}
            icon={<PackageCheck size={16} aria-hidden />}
          >
            {t('act.stage')}
          </Button>
          <p className={styles['hint']}>{t('act.stage.hint')}</p>
        </div>
      </div>
      {error && <ErrorBox error={error} />}
    </div>
  );
}
