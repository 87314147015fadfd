import { useState } from 'react';
import { useTexts } from '../app/use-texts.ts';
import { useAsk } from '../bridge/use-ask.ts';
import { useRequest } from '../bridge/use-request.ts';
import { Actions } from '../components/Actions.tsx';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { InstallCard } from '../components/InstallCard.tsx';
import { Loading } from '../components/Loading.tsx';
import { Page } from '../components/Page.tsx';
import { Panel } from '../components/Panel.tsx';
import { PathField } from '../components/PathField.tsx';
import styles from './StickInstall.module.css';

const POLL_MS = 2_000;

/** The card for the console of a host, from a kit on a medium or in a folder; no trip is needed. */
export function StickInstall() {
  const { t } = useTexts();
  const media = useRequest('media.list', { sources: [] }, { everyMs: POLL_MS });
  const [path, setPath] = useState('');
  const { asking, ask, forget } = useAsk('kit.show');
  const choose = (chosen: string) => {
    forget();
    setPath(chosen);
  };
  const show = () => void ask({ path: path.trim() });
  const options = (media.data?.media ?? []).map(({ path: place, label, model }) => ({
    value: place,
    title: place,
    description: [label, model].filter((word) => word !== null).join(' · '),
  }));
  return (
    <Page title={t('stick.title')} lead={t('stick.lead')}>
      <div className={styles['chooser']}>
        <Panel title={t('stick.where')}>
          {media.error && <ErrorBox error={media.error} onRetry={media.reload} />}
          {options.length > 0 ? (
            <Choice
              label={t('stick.medium')}
              value={options.some(({ value }) => value === path) ? path : null}
              onChange={choose}
              options={options}
            />
          ) : (
            media.data && <p>{t('stick.medium.none')}</p>
          )}
          <PathField
            label={t('stick.folder')}
            description={t('stick.folder.hint')}
            value={path}
            onChange={choose}
            choose="directory"
          />
          <Actions>
            <Button kind="primary" onPress={show} isDisabled={path.trim() === ''} isPending={asking.state === 'asking'}>
              {t('stick.show')}
            </Button>
          </Actions>
          {asking.state === 'asking' && <Loading text={t('stick.reading')} />}
          {asking.state === 'failed' && <ErrorBox error={asking.error} onRetry={show} />}
        </Panel>
      </div>
      {asking.state === 'answered' && <InstallCard view={asking.data} />}
    </Page>
  );
}
