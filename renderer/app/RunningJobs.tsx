import { LoaderCircle } from 'lucide-react';
import type { JobKind } from '../../electron/shared/job.ts';
import type { Step } from '../../electron/shared/trip-steps.ts';
import { request } from '../bridge/bridge.ts';
import { Button } from '../components/Button.tsx';
import turning from '../components/turning.module.css';
import { runningOf, useAllJobs } from '../state/jobs-store.ts';
import { reportProblem } from '../state/problems.ts';
import { goTo } from '../state/route.ts';
import { useTexts } from './use-texts.ts';

const stepOf: Readonly<Record<JobKind, Step>> = {
  toolchain: 'prepare',
  prepare: 'prepare',
  sign: 'prepare',
  write: 'write',
  verify: 'verify',
  enrol: 'install',
  push: 'install',
  activate: 'install',
  rollback: 'install',
};

/** How many jobs run, and the way to the first of them; nothing while none does. */
export function RunningJobs() {
  const { t } = useTexts();
  const running = runningOf({ jobs: useAllJobs() });
  const [first] = running;
  if (first === undefined) return null;
  return (
    <Button
      kind="quiet"
      icon={<LoaderCircle className={turning['turning']} size={16} aria-hidden />}
      onPress={() => void goToJob(first.jobId, first.job)}
    >
      {t('app.jobs-running', { n: running.length })}
    </Button>
  );
}

/** To the step of the trip that started a job; one that no trip knows is a medium being checked, or a host being served. */
async function goToJob(jobId: string, job: JobKind): Promise<void> {
  const answer = await request('trip.list', {});
  if (!answer.ok) return reportProblem(answer.error);
  const found = answer.data.find(({ trip }) => Object.values(trip.jobs).includes(jobId));
  if (found !== undefined) goTo({ screen: 'trip', tripId: found.trip.id, step: stepOf[job] });
  else goTo({ screen: job === 'verify' ? 'check-medium' : 'home' });
}
