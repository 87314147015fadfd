import { formatBytes, formatDuration } from '../../../electron/shared/format.ts';
import type { WriteForesight } from '../../../electron/shared/medium.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { reportProblem } from '../../state/problems.ts';
import { startTripJob } from '../../state/trip-store.ts';

/** What a write will come to, before it begins; the choice is bound to this very medium. */
export function ForesightPanel({ foresight, kitDir }: { readonly foresight: WriteForesight; readonly kitDir: string }) {
  const { t, number } = useTexts();
  const { medium, path, files, bytes, present, bytesPerSecond } = foresight;
  const time =
    bytesPerSecond === null
      ? t('write.time.unknown')
      : t('write.time.about', { time: formatDuration((bytes / bytesPerSecond) * 1000) });
  const write = async () => {
    const input = { job: 'write', kitDir, mediumPath: medium.path, chosen: medium } as const;
    const answer = await startTripJob(input, { medium });
    if (!answer.ok) reportProblem(answer.error);
  };
  return (
    <Panel title={t('write.foresight')}>
      <Facts
        facts={[
          [t('write.target'), <code key="path">{path}</code>],
          [t('write.amount'), t('prepare.kit.contents', { files: number(files), bytes: formatBytes(bytes) })],
          present ? null : [t('write.free'), formatBytes(medium.freeBytes - bytes)],
          present ? null : [t('write.time'), time],
        ]}
      />
      {present && <Notice tone="info" title={t('write.present')} />}
      <Actions>
        <Button kind="primary" onPress={() => void write()}>
          {t('write.go')}
        </Button>
      </Actions>
    </Panel>
  );
}
