import { useTexts } from '../../app/use-texts.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { Disclosure } from '../../components/Disclosure.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Notice } from '../../components/Notice.tsx';

/** Whose signature counts on this workstation. */
export function TrustedSignersList() {
  const { t } = useTexts();
  const { data, error, reload } = useRequest('custody.signers', {});
  if (error) return <ErrorBox error={error} onRetry={reload} />;
  if (!data) return <Loading />;
  const { path, signers, revoked } = data;
  if (signers.length === 0) return <Notice tone="info" title={t('verify.signers.none')} />;
  return (
    <Disclosure summary={t('verify.signers', { n: signers.length })}>
      <Facts
        facts={[
          ...signers.map(
            ({ principal, fingerprint }) => [principal, <code key={fingerprint}>{fingerprint}</code>] as const,
          ),
          [t('about.signers.file'), <code key="file">{path}</code>],
        ]}
      />
      {revoked.length > 0 && <p>{t('verify.revoked', { n: revoked.length })}</p>}
    </Disclosure>
  );
}
