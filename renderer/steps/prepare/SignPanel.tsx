import { useState } from 'react';
import type { SigningKey } from '../../../electron/shared/contract/custody.ts';
import { digestOf, proves } from '../../../electron/shared/trip-steps.ts';
import { useTexts } from '../../app/use-texts.ts';
import { request } from '../../bridge/bridge.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Empty } from '../../components/Empty.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { EvidenceList } from '../../components/EvidenceList.tsx';
import { JobView } from '../../components/JobView.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PasswordInput } from '../../components/PasswordInput.tsx';
import { Verdict } from '../../components/Verdict.tsx';
import { reportProblem } from '../../state/problems.ts';
import { startTripJob, useTripJob } from '../../state/trip-store.ts';
import { TrustOwnKey } from './TrustOwnKey.tsx';

/** Which key vouches for the kit; the signature, and whether this workstation trusts it. */
export function SignPanel({ kitDir }: { readonly kitDir: string }) {
  const { t } = useTexts();
  const [prepare, sign] = [useTripJob('prepare'), useTripJob('sign')];
  const { data: keys, error, reload } = useRequest('custody.keys', {});
  if (prepare !== null && prepare.state !== 'done') return null;
  const isOfThisKit = sign !== null && (prepare === null || digestOf(sign) === digestOf(prepare));
  const isSigned = sign !== null && isOfThisKit && proves(sign, [['kit.files-match'], ['kit.signed']]);
  const fingerprint = String(sign?.evidence.find(({ claim }) => claim === 'kit.signed')?.figures['fingerprint'] ?? '');
  const signer = keys?.find((key) => key.fingerprint === fingerprint);
  return (
    <Panel title={t('prepare.sign')}>
      <p>{t('prepare.sign.lead')}</p>
      {sign !== null && <JobView job={sign} />}
      {sign?.state === 'done' && !isOfThisKit && <Notice tone="warn" title={t('prepare.resigned')} />}
      {isSigned && (
        <>
          <Verdict tone="proven" title={t('prepare.signed', { fingerprint })}>
            {t('prepare.signed.text')}
          </Verdict>
          <EvidenceList evidence={sign.evidence} />
          {signer && !signer.isTrusted && <TrustOwnKey signer={signer} kitDir={kitDir} onTrusted={reload} />}
        </>
      )}
      {error && <ErrorBox error={error} onRetry={reload} />}
      {!keys && !error && <Loading />}
      {keys && sign?.state !== 'running' && !isSigned && <KeyForm keys={keys} kitDir={kitDir} onMade={reload} />}
    </Panel>
  );
}

function KeyForm({
  keys,
  kitDir,
  onMade,
}: {
  readonly keys: readonly SigningKey[];
  readonly kitDir: string;
  readonly onMade: () => void;
}) {
  const { t } = useTexts();
  const [path, setPath] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const chosen = keys.find((key) => key.path === path);
  const make = async () => {
    const made = await request('custody.make-key', {});
    if (!made.ok) return reportProblem(made.error);
    setPath(made.data.path);
    onMade();
  };
  const sign = async () => {
    if (chosen === undefined) return;
    const secret = chosen.isLocked ? passphrase : null;
    setPassphrase('');
    const answer = await startTripJob({ job: 'sign', kitDir, key: chosen.path, passphrase: secret });
    if (!answer.ok) reportProblem(answer.error);
  };
  return (
    <>
      {keys.length === 0 ? (
        <Empty title={t('prepare.sign.none')}>{t('prepare.sign.make.hint')}</Empty>
      ) : (
        <Choice
          label={t('prepare.sign.key')}
          value={path}
          onChange={setPath}
          options={keys.map((key) => ({
            value: key.path,
            title: key.fingerprint ?? key.path,
            description: `${key.comment} · ${key.path}`,
          }))}
        />
      )}
      {chosen?.isLocked && (
        <PasswordInput label={t('prepare.sign.passphrase')} value={passphrase} onChange={setPassphrase} />
      )}
      <Actions>
        <Button kind="primary" isDisabled={chosen === undefined} onPress={() => void sign()}>
          {t('prepare.sign.go')}
        </Button>
        <Button onPress={() => void make()}>{t('prepare.sign.make')}</Button>
      </Actions>
    </>
  );
}
