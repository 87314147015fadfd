import { BriefcaseBusiness, Flag } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import type { FiledReceipt } from '../../electron/shared/receipt.ts';
import { useTexts } from '../app/use-texts.ts';
import { OptionMenu } from '../components/OptionMenu.tsx';
import { TextInput } from '../components/TextInput.tsx';
import styles from './History.module.css';
import { jobsIn, type Outcome, outcomes, type ReceiptFilter } from './receipts-view.ts';

/** Which receipts are shown: by job, by outcome, by words. */
export function HistoryFilter({
  filed,
  filter,
  onChange,
}: {
  readonly filed: readonly FiledReceipt[];
  readonly filter: ReceiptFilter;
  readonly onChange: (filter: ReceiptFilter) => void;
}) {
  const { t } = useTexts();
  const jobs = useMemo(() => jobsIn(filed), [filed]);
  const every = { value: 'all', title: t('history.filter.all') } as const;
  const outcomeTitle = (outcome: Outcome) =>
    outcome === 'missing' ? t('history.filter.missing') : t(`job.state.${outcome}`);
  return (
    <search className={styles['filter']}>
      <div className={styles['search']}>
        <TextInput
          label={t('history.search')}
          value={filter.search}
          onChange={(search) => onChange({ ...filter, search })}
          isCode
        />
      </div>
      <Labelled label={t('history.filter.job')}>
        <OptionMenu
          label={t('history.filter.job')}
          icon={<BriefcaseBusiness size={16} aria-hidden />}
          value={filter.job}
          options={[every, ...jobs.map((job) => ({ value: job, title: t(`job.${job}`) }))]}
          onChange={(job) => onChange({ ...filter, job })}
        />
      </Labelled>
      <Labelled label={t('history.filter.outcome')}>
        <OptionMenu
          label={t('history.filter.outcome')}
          icon={<Flag size={16} aria-hidden />}
          value={filter.outcome}
          options={[every, ...outcomes.map((outcome) => ({ value: outcome, title: outcomeTitle(outcome) }))]}
          onChange={(outcome) => onChange({ ...filter, outcome })}
        />
      </Labelled>
    </search>
  );
}

/** The words above a menu; the menu's own name holds them already. */
function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles['menu']}>
      <p className={styles['label']} aria-hidden>
        {label}
      </p>
      {children}
    </div>
  );
}
