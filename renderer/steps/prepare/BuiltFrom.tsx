import type { Trip } from '../../../electron/shared/trip.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Panel } from '../../components/Panel.tsx';

/** What the kit of this trip is, or is being, built from. @param onChange null while a job runs: then nothing can be changed */
export function BuiltFrom({
  trip: { project, kitDir },
  onChange,
}: {
  readonly trip: Trip;
  readonly onChange: (() => void) | null;
}) {
  const { t, ui, list } = useTexts();
  return (
    <Panel title={t('prepare.source')}>
      <Facts
        facts={[
          project && [t('prepare.project'), <code key="dir">{project.dir}</code>],
          project && [ui('kit.targets'), list(project.targets) || t('prepare.targets.detected')],
          project === null && kitDir !== null ? [t('prepare.source.kit.fact'), <code key="kit">{kitDir}</code>] : null,
        ]}
      />
      {onChange === null ? (
        <p>{t('prepare.source.running')}</p>
      ) : (
        <Actions>
          <Button onPress={onChange}>{t(project === null ? 'prepare.source.change' : 'prepare.source.again')}</Button>
        </Actions>
      )}
    </Panel>
  );
}
