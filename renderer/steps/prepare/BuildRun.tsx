import type { JobSnapshot } from '../../../electron/shared/job.ts';
import type { Trip } from '../../../electron/shared/trip.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Actions } from '../../components/Actions.tsx';
import { Arrival } from '../../components/Arrival.tsx';
import { Button } from '../../components/Button.tsx';
import { Disclosure } from '../../components/Disclosure.tsx';
import { ItemTable } from '../../components/ItemTable.tsx';
import { JobView } from '../../components/JobView.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useItems } from '../../components/use-items.ts';
import { Verdict } from '../../components/Verdict.tsx';
import { updateTrip } from '../../state/trip-store.ts';
import { BuildFindings } from './BuildFindings.tsx';
import { toEarlierKit } from './kit-source.ts';
import { prepareEnd, toneOf } from './prepare-end.ts';

/** A build as it runs, and what came of it when that is no kit. What it made, the kit's own panel tells. */
export function BuildRun({ job, trip }: { readonly job: JobSnapshot; readonly trip: Trip }) {
  const { t } = useTexts();
  const items = useItems(job);
  const end = prepareEnd({ prepare: job, sign: null, kit: null, isUnreadable: false, revoked: null });
  return (
    <>
      <Arrival>
        <JobView job={job} />
      </Arrival>
      {items.count > 0 && (
        <Disclosure summary={t('prepare.compiled', { n: items.count })}>
          <ItemTable items={items} label={t('prepare.compiled', { n: items.count })} />
        </Disclosure>
      )}
      <BuildFindings job={job} />
      {end !== null && end !== 'built' && (
        <Verdict tone={toneOf(end)} title={t(`prepare.end.${end}`)}>
          <p>{t(`prepare.end.${end}.text`)}</p>
        </Verdict>
      )}
      {end !== null && end !== 'built' && trip.kitDir !== null && (
        <Notice
          tone="info"
          title={t('prepare.earlier')}
          actions={
            <Actions>
              <Button onPress={() => void updateTrip(toEarlierKit(trip))}>{t('prepare.earlier.use')}</Button>
            </Actions>
          }
        >
          <p>
            <code>{trip.kitDir}</code>
          </p>
        </Notice>
      )}
    </>
  );
}
