import type { ReactNode } from 'react';
import { formatBytes } from '../../electron/shared/format.ts';
import type { Medium } from '../../electron/shared/medium.ts';
import { useTexts } from '../app/use-texts.ts';
import { Choice } from './Choice.tsx';
import { Command } from './Command.tsx';
import { chosenState } from './chosen-medium.ts';
import { Empty } from './Empty.tsx';
import { ErrorBox } from './ErrorBox.tsx';
import { Facts } from './Facts.tsx';
import { HiddenDisks } from './HiddenDisks.tsx';
import { Loading } from './Loading.tsx';
import styles from './MediaChoice.module.css';
import { Notice } from './Notice.tsx';
import type { useMedia } from './use-media.ts';

/**
 * The media that are plugged in and mounted now, with the disks that are not offered. Nothing is chosen for anybody;
 * a list that cannot be made is an error, never an empty one; a chosen medium that disappears is said.
 */
export function MediaChoice({
  media,
  value,
  onChange,
  isForWriting = false,
}: {
  readonly media: ReturnType<typeof useMedia>;
  /** The medium as it was when it was chosen. */
  readonly value: Medium | null;
  readonly onChange: (medium: Medium) => void;
  readonly isForWriting?: boolean;
}) {
  const { t } = useTexts();
  if (media.state === 'failed' && media.error)
    return (
      <>
        <p>{t('medium.cannot-see')}</p>
        <ErrorBox error={media.error} onRetry={media.reload} />
      </>
    );
  if (!media.data) return <Loading text={t('medium.loading')} />;
  const { media: found, hidden } = media.data;
  const isThere = value !== null && chosenState(value, found) === 'there';
  const choose = (path: string) => {
    const medium = found.find((one) => one.path === path);
    if (medium) onChange(medium);
  };
  return (
    <>
      {value !== null && !isThere && <Vanished medium={value} media={found} />}
      {found.length === 0 ? (
        <NoMedium />
      ) : (
        <Choice
          label={t('medium.list')}
          value={isThere ? value.path : null}
          onChange={choose}
          options={found.map((medium) => ({
            value: medium.path,
            title: [medium.label ?? medium.model, medium.path].filter((word) => word !== null).join(' — '),
            description: <MediumFacts medium={medium} />,
            whyNot: isForWriting && medium.readOnly ? t('medium.read-only') : null,
          }))}
        />
      )}
      {hidden.length > 0 && <HiddenDisks hidden={hidden} />}
    </>
  );
}

function Vanished({ medium, media }: { readonly medium: Medium; readonly media: readonly Medium[] }) {
  const { t } = useTexts();
  const { path } = medium;
  const what = chosenState(medium, media) === 'other' ? 'medium.other' : 'medium.gone';
  return (
    <Notice tone="bad" title={t(what)} isAlert>
      <p>{t(`${what}.next`, { path })}</p>
    </Notice>
  );
}

function NoMedium() {
  const { t } = useTexts();
  return (
    <Empty title={t('medium.none')}>
      <p>{t('medium.none.next')}</p>
      <div className={styles['commands']}>
        <Command text="udisksctl mount -b /dev/sdX1" />
        <Command text="mount /dev/sdX1 /mnt" />
      </div>
    </Empty>
  );
}

function MediumFacts({ medium }: { readonly medium: Medium }): ReactNode {
  const { t, ui, list } = useTexts();
  const { device, model, serial, fsType, freeBytes, size, readOnly } = medium;
  const space = ui('media.free', { free: formatBytes(freeBytes), size: formatBytes(size) });
  return (
    <Facts
      facts={[
        [t('medium.model'), model],
        [t('medium.device'), device === null ? null : <code key="device">{device}</code>],
        [t('medium.serial'), serial === null ? t('app.unknown') : <code key="serial">{serial}</code>],
        [t('medium.file-system'), readOnly ? list([fsType, ui('media.read-only')]) : fsType],
        [t('medium.space'), space],
      ]}
    />
  );
}
