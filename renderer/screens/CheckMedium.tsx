import { useState } from 'react';
import type { ErrorData } from '../../electron/shared/error.ts';
import { useTexts } from '../app/use-texts.ts';
import { request } from '../bridge/bridge.ts';
import { Actions } from '../components/Actions.tsx';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { MediaChoice } from '../components/MediaChoice.tsx';
import { Page } from '../components/Page.tsx';
import { Panel } from '../components/Panel.tsx';
import { PathField } from '../components/PathField.tsx';
import { useMedia } from '../components/use-media.ts';
import { startJob, useJob } from '../state/jobs-store.ts';
import { VerifyRun } from '../steps/verify/VerifyRun.tsx';

type Depth = 'L2' | 'files';

/** Verifies whatever lies at a place; no trip, no project and no kit on disk are needed. */
export function CheckMedium() {
  const { t } = useTexts();
  const media = useMedia([]);
  const [place, setPlace] = useState('');
  const [signers, setSigners] = useState('');
  const [level, setLevel] = useState<Depth>('L2');
  const [run, setRun] = useState<{ readonly jobId: string; readonly path: string } | null>(null);
  const [error, setError] = useState<ErrorData | null>(null);
  const job = useJob(run?.jobId);
  const begin = async () => {
    setError(null);
    const found = await request('kit.show', { path: place.trim() });
    // What is no whole kit still is checked as it lies there: the job says what is wrong with it.
    const path = found.ok ? found.data.dir : place.trim();
    const from = signers.trim() === '' ? null : signers.trim();
    const started = await startJob({ job: 'verify', path, level, signers: from, sourceDir: null });
    if (started.ok) setRun({ jobId: started.data.jobId, path });
    else setError(started.error);
  };
  return (
    <Page title={t('verify.check.title')} lead={t('verify.check.lead')}>
      <Panel title={t('verify.mounted')}>
        <MediaChoice media={media} value={place} onChange={setPlace} />
        <PathField
          label={t('verify.place')}
          description={t('verify.place.hint')}
          value={place}
          onChange={setPlace}
          choose="directory"
        />
        <PathField
          label={t('verify.signers')}
          description={t('verify.signers.hint')}
          value={signers}
          onChange={setSigners}
          choose="file"
        />
        <Choice
          label={t('verify.level')}
          value={level}
          onChange={(value) => setLevel(value === 'files' ? 'files' : 'L2')}
          options={[
            { value: 'L2', title: t('verify.level.device'), description: t('verify.level.device.text') },
            { value: 'files', title: t('verify.level.files'), description: t('verify.level.files.text') },
          ]}
        />
        <Actions>
          <Button
            kind="primary"
            isDisabled={place.trim() === '' || job?.state === 'running'}
            onPress={() => void begin()}
          >
            {t(run === null ? 'verify.go' : 'verify.again')}
          </Button>
        </Actions>
        {error && <ErrorBox error={error} />}
      </Panel>
      {job && run && <VerifyRun job={job} path={run.path} onTrusted={() => void begin()} />}
    </Page>
  );
}
