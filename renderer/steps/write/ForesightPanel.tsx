import { useState } from 'react';
import type { ErrorData } from '../../../electron/shared/error.ts';
import { formatBytes } from '../../../electron/shared/format.ts';
import type { Medium, WriteForesight } from '../../../electron/shared/medium.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { startTripJob } from '../../state/trip-store.ts';

/** What a write will come to, before it begins. */
export function ForesightPanel({
  foresight,
  kitDir,
  chosen,
}: {
  readonly foresight: WriteForesight;
  readonly kitDir: string;
  /** The place as it was when it was chosen: another one in its stead is refused. */
  readonly chosen: Medium;
}) {
  const { t, number } = useTexts();
  const [isStarting, setStarting] = useState(false);
  const [error, setError] = useState<ErrorData | null>(null);
  const { medium, path, files, bytes, present } = foresight;
  const write = async () => {
    setStarting(true);
    setError(null);
    const answer = await startTripJob({ job: 'write', kitDir, mediumPath: medium.path, chosen }, { medium });
    setStarting(false);
    if (!answer.ok) setError(answer.error);
  };
  const free = formatBytes(medium.freeBytes);
  return (
    <Panel title={t('write.foresight')}>
      {medium.kind === 'folder' && <NotCarrier medium={medium} />}
      {present && <Notice tone="info" title={t('write.foresight.present')} />}
      <Facts
        facts={[
          [t('write.foresight.path'), <code key="path">{path}</code>],
          [t('write.foresight.files'), number(files)],
          [t('write.foresight.bytes'), present ? formatBytes(0) : formatBytes(bytes)],
          present ? null : [t('write.foresight.free-now'), free],
          [
            t('write.foresight.free-after'),
            present ? t('write.foresight.free-same', { free }) : formatBytes(medium.freeBytes - bytes),
          ],
          present ? null : [t('write.foresight.time'), <Time key="time" foresight={foresight} />],
        ]}
      />
      {error && <ErrorBox error={error} />}
      <Actions>
        <Button kind="primary" onPress={() => void write()} isPending={isStarting}>
          {t(present ? 'write.start.present' : 'write.start')}
        </Button>
      </Actions>
    </Panel>
  );
}

function NotCarrier({ medium: { device, fsType } }: { readonly medium: Medium }) {
  const { t } = useTexts();
  return (
    <Notice tone="warn" title={t('write.not-carrier')}>
      <p>{t('write.not-carrier.text', { device: device ?? t('app.unknown'), fileSystem: fsType })}</p>
    </Notice>
  );
}

function Time({ foresight: { bytes, bytesPerSecond } }: { readonly foresight: WriteForesight }) {
  const { t, time } = useTexts();
  return bytesPerSecond === null
    ? t('write.foresight.time.unknown')
    : t('write.foresight.time.known', {
        time: time((bytes / bytesPerSecond) * 1000),
        rate: formatBytes(bytesPerSecond),
      });
}
