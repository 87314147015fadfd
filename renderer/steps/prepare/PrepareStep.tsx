import { useTexts } from '../../app/use-texts.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { Page } from '../../components/Page.tsx';
import { goTo } from '../../state/route.ts';
import { useTrip } from '../../state/trip-store.ts';
import { useStepStates } from '../../state/use-step-states.ts';
import { BuildPanel } from './BuildPanel.tsx';
import { PlanPanel } from './PlanPanel.tsx';
import { ProjectPanel } from './ProjectPanel.tsx';
import { SignPanel } from './SignPanel.tsx';

/** From a Go project to a signed kit. */
export function PrepareStep() {
  const { t } = useTexts();
  const { id, project, kitDir } = useTrip();
  const isProven = useStepStates()?.prepare === 'proven';
  return (
    <div data-step="prepare">
      <Page title={t('prepare.title')} lead={t('prepare.lead')}>
        <ProjectPanel />
        {project !== null && <PlanPanel project={project} key={JSON.stringify(project)} />}
        <BuildPanel />
        {kitDir !== null && <SignPanel kitDir={kitDir} />}
        {!isProven && <p>{t('prepare.next.not')}</p>}
        <Actions>
          <Button
            kind="primary"
            isDisabled={!isProven}
            onPress={() => goTo({ screen: 'trip', tripId: id, step: 'write' })}
          >
            {t('prepare.next')}
          </Button>
        </Actions>
      </Page>
    </div>
  );
}
