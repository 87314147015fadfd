import { Button } from '../components/Button.tsx';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { Notice } from '../components/Notice.tsx';
import { Stack } from '../components/Stack.tsx';
import { dismissProblem, setWorkerDied, useProblems } from '../state/problems.ts';
import { useTexts } from './use-texts.ts';

/** What has to be said on every screen. */
export function Banners() {
  const { t } = useTexts();
  const { problems, workerDied } = useProblems();
  if (problems.length === 0 && !workerDied) return null;
  return (
    <Stack>
      {workerDied && (
        <Notice
          tone="bad"
          title={t('app.worker-died.title')}
          isAlert
          actions={
            <div>
              <Button onPress={() => setWorkerDied(false)}>{t('app.dismiss')}</Button>
            </div>
          }
        >
          <p>{t('app.worker-died.text')}</p>
        </Notice>
      )}
      {problems.map(({ id, error }) => (
        <ErrorBox
          key={id}
          error={error}
          actions={<Button onPress={() => dismissProblem(id)}>{t('app.dismiss')}</Button>}
        />
      ))}
    </Stack>
  );
}
