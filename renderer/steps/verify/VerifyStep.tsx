import { digestOf } from '../../../electron/shared/trip-steps.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Button } from '../../components/Button.tsx';
import { textOf } from '../../components/fact-of.ts';
import { Page } from '../../components/Page.tsx';
import { goTo } from '../../state/route.ts';
import { startTripJob, useTrip, useTripJob } from '../../state/trip-store.ts';
import { VerifyPanel } from './VerifyPanel.tsx';
import { verifyInput } from './verify-question.ts';

/** Reads the kit of the open trip back from where it was written. */
export function VerifyStep() {
  const { t } = useTexts();
  const { id, kitDir } = useTrip();
  const job = useTripJob('verify');
  const written = useTripJob('write');
  const signed = useTripJob('sign');
  const path = textOf(written?.result, 'path') ?? '';
  const toInstall = () => goTo({ screen: 'trip', tripId: id, step: 'install' });
  return (
    <div data-step="verify">
      <Page title={t('verify.title')} lead={t('verify.lead')}>
        <VerifyPanel
          job={job}
          initial={{ path, level: 'L2', signers: null }}
          expectedDigest={digestOf(signed ?? undefined)}
          isAnyPlace={false}
          onStart={(question) => startTripJob(verifyInput(question, kitDir))}
          onward={
            <Button kind="primary" onPress={toInstall}>
              {t('verify.continue')}
            </Button>
          }
        />
      </Page>
    </div>
  );
}
