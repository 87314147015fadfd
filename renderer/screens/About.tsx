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
      {error && <ErrorBox error={error} onRetry={reload} />}
      {!data && !error && <Loading />}
      {data?.runtime.kind === 'test' && (
        <Notice tone="warn" title={t('about.test.title')}>
          {t('about.test.text', { official: data.runtime.official })}
        </Notice>
      )}
      {data && !data.sandboxed && <Notice tone="bad" title={t('about.sandbox.off')} />}
      {data && (
        <Panel title={t('about.program')}>
          <Facts
            facts={[
              [t('about.version'), data.version],
              [t('about.runtime'), t(`about.runtime.${data.runtime.kind}`, { version: data.electron })],
              ['Chromium', data.chromium],
              ['Node.js', data.node],
              [t('about.sandbox'), t(data.sandboxed ? 'about.sandbox.on' : 'about.sandbox.off')],
              [t('about.data'), <code key="data">{data.dataDir}</code>],
            ]}
          />
        </Panel>
      )}
      <Signers />
      <Panel title={t('about.outside')}>
        <Actions>
          <Button onPress={() => void open('install-go')}>{t('about.install-go')}</Button>
          <Button onPress={() => void open('void-handbook')}>{t('about.void-handbook')}</Button>
        </Actions>
      </Panel>
    </Page>
  );
}

function Signers() {
  const { t } = useTexts();
  const { data, error, reload } = useRequest('custody.signers', {});
  return (
    <Panel title={t('about.signers')}>
      {error && <ErrorBox error={error} onRetry={reload} />}
      {!data && !error && <Loading />}
      {data && (
        <p>
          <code>{data.path}</code>
        </p>
      )}
      {data?.signers.length === 0 && <p>{t('about.signers.none')}</p>}
      {data && (
        <Facts
          facts={data.signers.map(({ principal, fingerprint }) => [principal, <code key="key">{fingerprint}</code>])}
        />
      )}
    </Panel>
  );
}
