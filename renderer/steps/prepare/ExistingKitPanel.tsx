import { useState } from 'react';
import type { Trip } from '../../../electron/shared/trip.ts';
import { useTexts } from '../../app/use-texts.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PathField } from '../../components/PathField.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { updateTrip } from '../../state/trip-store.ts';
import { KitFacts } from './KitFacts.tsx';
import { toKit } from './kit-source.ts';

/** A kit that was built before, here or elsewhere: it is shown first, and becomes the kit of this trip when a person says so. */
export function ExistingKitPanel({ trip, onChosen }: { readonly trip: Trip; readonly onChosen: () => void }) {
  const { t } = useTexts();
  const [path, setPath] = useState(trip.project === null ? (trip.kitDir ?? '') : '');
  const typed = path.trim();
  const isSettled = useSettled(typed) === typed && typed !== '';
  const { data, error, reload } = useRequest('kit.show', isSettled ? { path: typed } : null);
  const choose = () => {
    if (data === undefined) return;
    void updateTrip(toKit(data));
    onChosen();
  };
  return (
    <Panel title={t('prepare.existing')}>
      <PathField
        label={t('prepare.existing.path')}
        description={t('prepare.existing.path.hint')}
        value={path}
        onChange={setPath}
        choose="directory"
      />
      {isSettled && error && <ErrorBox error={error} onRetry={reload} />}
      {isSettled && !data && !error && <Loading text={t('prepare.kit.reading')} />}
      {isSettled && data && <KitFacts view={data} vouched={null} />}
      <Actions>
        <Button kind="primary" onPress={choose} isDisabled={!isSettled || data === undefined}>
          {t('prepare.existing.use')}
        </Button>
      </Actions>
    </Panel>
  );
}
