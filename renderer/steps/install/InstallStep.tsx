import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTexts } from '../../app/use-texts.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { Button } from '../../components/Button.tsx';
import { Empty } from '../../components/Empty.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { InstallCard } from '../../components/InstallCard.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { goTo } from '../../state/route.ts';
import { useTrip } from '../../state/trip-store.ts';
import { BySsh } from './BySsh.tsx';
import styles from './InstallStep.module.css';

/** From the kit of the open trip to a service on its host: over SSH, or from the stick by a printed card. */
export function InstallStep() {
  const { t } = useTexts();
  const { id, kitDir } = useTrip();
  const { data: view, error, reload } = useRequest('kit.show', kitDir === null ? null : { path: kitDir });
  const toPrepare = () => goTo({ screen: 'trip', tripId: id, step: 'prepare' });
  return (
    <div data-step="install">
      <Page title={t('install.title')} lead={t('install.lead')}>
        {kitDir === null && (
          <Empty
            title={t('install.no-kit')}
            action={<Button onPress={toPrepare}>{t('install.go-prepare', { step: t('trip.step.prepare') })}</Button>}
          >
            <p>{t('install.no-kit.next')}</p>
          </Empty>
        )}
        {kitDir !== null && !view && !error && <Loading text={t('stick.reading')} />}
        {error && (
          <ErrorBox
            error={error}
            onRetry={reload}
            actions={<Button onPress={toPrepare}>{t('install.go-prepare', { step: t('trip.step.prepare') })}</Button>}
          />
        )}
        {kitDir !== null && view && (
          <Tabs className={styles['tabs'] ?? ''}>
            <TabList className={styles['list'] ?? ''} aria-label={t('install.ways')}>
              <Tab className={styles['tab'] ?? ''} id="ssh">
                {t('install.by-ssh')}
              </Tab>
              <Tab className={styles['tab'] ?? ''} id="stick">
                {t('install.from-stick')}
              </Tab>
            </TabList>
            <TabPanel className={styles['panel'] ?? ''} id="ssh" shouldForceMount>
              <BySsh kitDir={kitDir} view={view} />
            </TabPanel>
            <TabPanel className={styles['panel'] ?? ''} id="stick">
              <InstallCard view={view} />
            </TabPanel>
          </Tabs>
        )}
      </Page>
    </div>
  );
}
