import { useState } from 'react';
import type { Medium } from '../../../electron/shared/medium.ts';
import { useTexts } from '../../app/use-texts.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { chosenState } from '../../components/chosen-medium.ts';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Loading } from '../../components/Loading.tsx';
import { MediaChoice } from '../../components/MediaChoice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PathField } from '../../components/PathField.tsx';
import { useMedia } from '../../components/use-media.ts';
import { useSettled } from '../../components/use-settled.ts';
import { ForesightPanel } from './ForesightPanel.tsx';

/** Where the kit goes: a medium that is mounted now, or a folder. Nothing is chosen for anybody. */
export function PlacePanel({ kitDir, title }: { readonly kitDir: string; readonly title: string }) {
  const { t } = useTexts();
  const media = useMedia([kitDir]);
  const [medium, setMedium] = useState<Medium | null>(null);
  const [folder, setFolder] = useState('');
  const typed = folder.trim();
  const settled = useSettled(typed);
  const place = medium === null ? settledPlace(typed, settled) : placeOfMedium(medium, media);
  const foresight = useRequest('media.foresee', place === null ? null : { kitDir, mediumPath: place });
  const chooseMedium = (chosen: Medium) => {
    setFolder('');
    setMedium(chosen);
  };
  const chooseFolder = (path: string) => {
    setMedium(null);
    setFolder(path);
  };
  return (
    <>
      <Panel title={title}>
        <MediaChoice media={media} value={medium} onChange={chooseMedium} isForWriting />
        <PathField
          label={t('medium.folder')}
          description={t('medium.folder.hint')}
          value={folder}
          onChange={chooseFolder}
          choose="directory"
        />
        {place !== null && foresight.state === 'loading' && <Loading text={t('write.foresight.asking')} />}
        {place !== null && foresight.error && <ErrorBox error={foresight.error} onRetry={foresight.reload} />}
      </Panel>
      {place !== null && foresight.state === 'done' && foresight.data && (
        <ForesightPanel foresight={foresight.data} kitDir={kitDir} chosen={medium ?? foresight.data.medium} />
      )}
    </>
  );
}

/** Nothing is asked about a path that is still being typed. */
function settledPlace(typed: string, settled: string): string | null {
  return typed !== '' && typed === settled ? typed : null;
}

/** Nothing is foreseen of a medium that cannot be seen. */
function placeOfMedium(medium: Medium, media: ReturnType<typeof useMedia>): string | null {
  if (media.state !== 'done' || media.data === undefined) return null;
  return chosenState(medium, media.data.media) === 'there' ? medium.path : null;
}
