import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Panel } from '../../components/Panel.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { goTo } from '../../state/route.ts';
import { installVerdict } from './install-verdict.ts';

/** What came before the newest act, without any colour: it says nothing about what serves now. */
export function EarlierEnd({ job }: { readonly job: JobSnapshot }) {
  const { t, moment } = useTexts();
  const verdict = installVerdict(job);
  if (verdict === null || job.endedAt === null) return null;
  return (
    <Panel title={t('end.before')}>
      <p>
        {t('end.before.line', {
          time: moment(job.endedAt),
          job: t(`job.${job.job}`),
          end: t(`end.${verdict.end}`),
        })}{' '}
        <TextLink onPress={() => goTo({ screen: 'receipt', id: job.jobId })}>{t('end.receipt')}</TextLink>
      </p>
    </Panel>
  );
}
