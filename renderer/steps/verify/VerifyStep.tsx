import { useTexts } from '../../app/use-texts.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { Page } from '../../components/Page.tsx';
import { reportProblem } from '../../state/problems.ts';
import { goTo } from '../../state/route.ts';
import { startTripJob, useTrip, useTripJob } from '../../state/trip-store.ts';
import { useStepStates } from '../../state/use-step-states.ts';
import { VerifyRun } from './VerifyRun.tsx';

/** Reads the kit back from the medium that it was written to. */
export function VerifyStep() {
  const { t } = useTexts();
  const { id, kitDir, medium } = useTrip();
  const verify = useTripJob('verify');
  const isProven = useStepStates()?.verify === 'proven';
  const path = `${medium?.path ?? ''}/${kitDir?.split('/').at(-1) ?? ''}`;
  const begin = async () => {
    const answer = await startTripJob({ job: 'verify', path, level: 'L2', signers: null, sourceDir: kitDir });
    if (!answer.ok) reportProblem(answer.error);
  };
  return (
    <div data-step="verify">
      <Page title={t('verify.title')} lead={t('verify.lead')}>
        <p>
          <code>{path}</code>
        </p>
        <Actions>
          <Button
            kind={isProven ? 'plain' : 'primary'}
            isDisabled={verify?.state === 'running'}
            onPress={() => void begin()}
          >
            {t(verify === null ? 'verify.go' : 'verify.again')}
          </Button>
        </Actions>
        {verify !== null && <VerifyRun job={verify} path={path} onTrusted={() => void begin()} />}
        {!isProven && <p>{t('verify.next.not')}</p>}
        <Actions>
          <Button
            kind="primary"
            isDisabled={!isProven}
            onPress={() => goTo({ screen: 'trip', tripId: id, step: 'install' })}
          >
            {t('verify.next')}
          </Button>
        </Actions>
      </Page>
    </div>
  );
}
