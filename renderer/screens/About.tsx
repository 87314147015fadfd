import { BookOpen, ExternalLink, Shield, ShieldOff } from 'lucide-react';
import type { About as AboutData } from '../../electron/shared/contract/window.ts';
import { useTexts } from '../app/use-texts.ts';
import { request } from '../bridge/bridge.ts';
import { useRequest } from '../bridge/use-request.ts';
import { Actions } from '../components/Actions.tsx';
import { Button } from '../components/Button.tsx';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { Facts } from '../components/Facts.tsx';
import { Loading } from '../components/Loading.tsx';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { Panel } from '../components/Panel.tsx';
import { reportProblem } from '../state/problems.ts';
import styles from './About.module.css';
import { AboutSigners } from './AboutSigners.tsx';

/** What this program is, what it runs on, and whom this workstation trusts. */
export function About() {
  const { t } = useTexts();
  const { data, error, reload } = useRequest('window.about', {});
  const open = async (link: 'install-go' | 'void-handbook') => {
    const answer = await request('window.open-link', { link });
    if (!answer.ok) reportProblem(answer.error);
  };
  return (
    <Page title={t('about.title')} lead={t('about.lead')}>
      {data && <Warnings about={data} />}
      <Panel title={t('about.program')}>
        {error && <ErrorBox error={error} onRetry={reload} />}
        {!data && !error && <Loading />}
        {data && <Program about={data} />}
      </Panel>
      <AboutSigners />
      <Panel title={t('about.outside')}>
        <Actions>
          <Button onPress={() => void open('install-go')} icon={<ExternalLink size={16} aria-hidden />}>
            {t('about.install-go')}
          </Button>
          <Button onPress={() => void open('void-handbook')} icon={<BookOpen size={16} aria-hidden />}>
            {t('about.void-handbook')}
          </Button>
        </Actions>
      </Panel>
    </Page>
  );
}

/** What a person should know before relying on this window. */
function Warnings({ about: { runtime, electron, sandboxed } }: { readonly about: AboutData }) {
  const { t } = useTexts();
  return (
    <>
      {!sandboxed && (
        <Notice tone="bad" title={t('about.sandbox.off.title')}>
          <p>{t('about.sandbox.off.text')}</p>
        </Notice>
      )}
      {runtime.kind !== 'official' && (
        <Notice tone="warn" title={t(`about.${runtime.kind}.title`, { version: electron })}>
          <p>{t(`about.${runtime.kind}.text`, { official: runtime.official })}</p>
        </Notice>
      )}
    </>
  );
}

function Program({ about }: { readonly about: AboutData }) {
  const { t } = useTexts();
  const { version, runtime, electron, chromium, node, sandboxed, dataDir } = about;
  const Icon = sandboxed ? Shield : ShieldOff;
  return (
    <Facts
      facts={[
        [t('about.version'), version],
        [t('about.runtime'), t(`about.runtime.${runtime.kind}`, { version: electron })],
        ['Chromium', chromium],
        ['Node.js', node],
        [
          t('about.sandbox'),
          <span key="sandbox" className={styles['state']} data-sandbox={sandboxed ? 'on' : 'off'}>
            <Icon size={16} aria-hidden />
            {t(sandboxed ? 'about.sandbox.on' : 'about.sandbox.off')}
          </span>,
        ],
        [t('about.data'), <code key="data">{dataDir}</code>],
      ]}
    />
  );
}
