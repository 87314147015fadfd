import { TriangleAlert } from 'lucide-react';
import { useTexts } from '../app/use-texts.ts';
import { useRequest } from '../bridge/use-request.ts';
import { Empty } from '../components/Empty.tsx';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { Facts } from '../components/Facts.tsx';
import { Loading } from '../components/Loading.tsx';
import { Panel } from '../components/Panel.tsx';
import styles from './About.module.css';

/** Whom this workstation trusts to sign kits, whom no longer, and the file that says so. */
export function AboutSigners() {
  const { t } = useTexts();
  const { data, error, reload } = useRequest('custody.signers', {});
  return (
    <Panel title={t('about.signers')}>
      {error && <ErrorBox error={error} onRetry={reload} />}
      {!data && !error && <Loading />}
      {data?.signers.length === 0 && <Empty title={t('about.signers.none')}>{t('about.signers.none.text')}</Empty>}
      {data && (
        <Facts
          facts={[
            ...data.signers.map(
              ({ principal, fingerprint }) =>
                [
                  principal,
                  <Key key={fingerprint} fingerprint={fingerprint} isRevoked={data.revoked.includes(fingerprint)} />,
                ] as const,
            ),
            ...data.revoked.map((key) => [t('about.signers.revoked'), <code key={key}>{key}</code>] as const),
            [t('about.signers.file'), <code key="file">{data.path}</code>],
          ]}
        />
      )}
    </Panel>
  );
}

function Key({ fingerprint, isRevoked }: { readonly fingerprint: string; readonly isRevoked: boolean }) {
  const { t } = useTexts();
  return (
    <>
      <code>{fingerprint}</code>
      {isRevoked && (
        <p className={styles['revoked']}>
          <TriangleAlert size={16} aria-hidden /> {t('about.signers.revoked-too')}
        </p>
      )}
    </>
  );
}
