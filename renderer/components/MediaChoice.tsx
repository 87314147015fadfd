import { formatBytes } from '../../electron/shared/format.ts';
import { fill } from '../../electron/shared/i18n/translate.ts';
import type { Medium } from '../../electron/shared/medium.ts';
import { useTexts } from '../app/use-texts.ts';
import { Choice } from './Choice.tsx';
import { Command } from './Command.tsx';
import { Empty } from './Empty.tsx';
import { ErrorBox } from './ErrorBox.tsx';
import { Loading } from './Loading.tsx';
import type { useMedia } from './use-media.ts';

/** The mounted media to choose from; a list that cannot be made is an error, never an empty one. */
export function MediaChoice({
  media,
  value,
  onChange,
}: {
  readonly media: ReturnType<typeof useMedia>;
  readonly value: string | null;
  readonly onChange: (path: string) => void;
}) {
  const { t, ui } = useTexts();
  const { data, error, reload } = media;
  if (error) return <ErrorBox error={error} onRetry={reload} />;
  if (!data) return <Loading />;
  if (data.media.length === 0)
    return (
      <Empty title={ui('media.none')}>
        <p>{t('write.plug-in')}</p>
        <Command text="udisksctl mount -b /dev/sdX1" />
      </Empty>
    );
  const describe = ({ device, serial, fsType, freeBytes, size, readOnly }: Medium) =>
    [
      device,
      serial,
      fsType,
      fill(ui('media.free'), { free: formatBytes(freeBytes), size: formatBytes(size) }),
      readOnly ? ui('media.read-only') : null,
    ]
      .filter((word) => word !== null)
      .join(' · ');
  return (
    <Choice
      label={t('write.medium')}
      value={data.media.some(({ path }) => path === value) ? value : null}
      onChange={onChange}
      options={data.media.map((medium) => ({
        value: medium.path,
        title: [medium.label ?? medium.model, medium.path].filter((word) => word !== null).join(' — '),
        description: describe(medium),
      }))}
    />
  );
}
