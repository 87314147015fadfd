import { useState } from 'react';
import { useTexts } from '../../app/use-texts.ts';
import { useAsk } from '../../bridge/use-ask.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { MediaChoice } from '../../components/MediaChoice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PathField } from '../../components/PathField.tsx';
import { useMedia } from '../../components/use-media.ts';
import { ForesightPanel } from './ForesightPanel.tsx';
import { HiddenDisks } from './HiddenDisks.tsx';

/** Where the kit goes: a medium that is mounted now, or a folder. Nothing is chosen for anybody. */
export function PlacePanel({ kitDir }: { readonly kitDir: string }) {
  const { t } = useTexts();
  const media = useMedia([kitDir]);
  const [place, setPlace] = useState('');
  const [wasListed, setWasListed] = useState(false);
  const { asking, ask, forget } = useAsk('media.foresee');
  const choose = (path: string, isListed: boolean) => {
    forget();
    setPlace(path);
    setWasListed(isListed);
  };
  const isGone = wasListed && media.data !== undefined && !media.data.media.some(({ path }) => path === place);
  return (
    <>
      <Panel title={t('write.where')}>
        <MediaChoice media={media} value={wasListed ? place : null} onChange={(path) => choose(path, true)} />
        {isGone && <Notice tone="bad" title={t('write.medium.gone')} isAlert />}
        {media.data && <HiddenDisks hidden={media.data.hidden} />}
        <PathField
          label={t('write.folder')}
          description={t('write.folder.hint')}
          value={wasListed ? '' : place}
          onChange={(path) => choose(path, false)}
          choose="directory"
        />
        <Actions>
          <Button
            isDisabled={place.trim() === '' || isGone}
            isPending={asking.state === 'asking'}
            onPress={() => void ask({ kitDir, mediumPath: place.trim() })}
          >
            {t('write.look')}
          </Button>
        </Actions>
        {asking.state === 'failed' && <ErrorBox error={asking.error} />}
      </Panel>
      {asking.state === 'answered' && !isGone && <ForesightPanel foresight={asking.data} kitDir={kitDir} />}
    </>
  );
}
