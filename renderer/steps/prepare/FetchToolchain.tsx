import { useState } from 'react';
import type { ErrorData } from '../../../electron/shared/error.ts';
import { GO_RELEASE, PLATFORM } from '../../../electron/shared/go-release.ts';
import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { useTexts } from '../../app/use-texts.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { Actions } from '../../components/Actions.tsx';
import { Arrival } from '../../components/Arrival.tsx';
import { Button } from '../../components/Button.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { EvidenceList } from '../../components/EvidenceList.tsx';
import { factOf, textOf } from '../../components/fact-of.ts';
import { JobView } from '../../components/JobView.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { Verdict } from '../../components/Verdict.tsx';
import { startJob } from '../../state/jobs-store.ts';
import { rememberFetch, useLastFetch } from './last-fetch.ts';

const SHOWN = 8;

/** Fetches a Go toolchain from a module proxy, for this computer or for another kind of machine, and says who vouches for it. */
export function FetchToolchain() {
  const { t, list } = useTexts();
  const offered = useRequest('go.offered-toolchains', {});
  const [typed, setTyped] = useState<string | null>(null);
  const [platform, setPlatform] = useState('linux/amd64');
  const [failure, setFailure] = useState<ErrorData | null>(null);
  const job = useLastFetch();
  const all = offered.data ?? [];
  const versions = all.filter((one) => one.platform === platform.trim()).map(({ version }) => version);
  const version = (typed ?? versions[0] ?? '').trim();
  const isComplete = GO_RELEASE.test(version) && PLATFORM.test(platform.trim());
  const start = async () => {
    const answer = await startJob({ job: 'toolchain', version, platform: platform.trim() });
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) rememberFetch(answer.data.jobId);
  };
  const isRunning = job?.state === 'running';
  return (
    <>
      <p>{t('prepare.fetch.lead')}</p>
      {offered.error && <ErrorBox error={offered.error} onRetry={offered.reload} />}
      <TextInput
        label={t('prepare.fetch.version')}
        value={typed ?? versions[0] ?? ''}
        onChange={setTyped}
        description={
          versions.length === 0
            ? t('prepare.fetch.version.hint')
            : t('prepare.fetch.version.offered', { versions: list(versions.slice(0, SHOWN)) })
        }
        problem={version === '' || GO_RELEASE.test(version) ? null : t('prepare.fetch.version.wrong')}
        isCode
      />
      <TextInput
        label={t('prepare.fetch.platform')}
        value={platform}
        onChange={setPlatform}
        description={t('prepare.fetch.platform.hint')}
        problem={PLATFORM.test(platform.trim()) ? null : t('prepare.fetch.platform.wrong')}
        isCode
      />
      {failure && <ErrorBox error={failure} />}
      <Actions>
        <Button onPress={() => void start()} isDisabled={!isComplete || isRunning}>
          {t('prepare.fetch.start')}
        </Button>
      </Actions>
      {job !== null && (
        <Arrival key={job.jobId}>
          <JobView job={job} />
          {job.state === 'done' && <FetchVerdict job={job} />}
        </Arrival>
      )}
    </>
  );
}

function FetchVerdict({ job }: { readonly job: JobSnapshot }) {
  const { t } = useTexts();
  const isVerified = job.evidence.some(({ claim }) => claim === 'go.toolchain-proven');
  return (
    <Verdict
      tone={isVerified ? 'proven' : 'unproven'}
      title={t(isVerified ? 'prepare.fetch.proven' : 'prepare.fetch.unproven')}
    >
      <p>
        <code>{textOf(job.result, 'goroot')}</code>
      </p>
      {factOf(job.result, 'ran') === false && <p>{t('prepare.fetch.not-run')}</p>}
      {isVerified && <EvidenceList evidence={job.evidence} />}
    </Verdict>
  );
}
