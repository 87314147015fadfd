import { useState } from 'react';
import { ProgressBar } from 'react-aria-components';
import { formatBytes } from '../../electron/shared/format.ts';
import type { JobSnapshot } from '../../electron/shared/job.ts';
import { useTexts } from '../app/use-texts.ts';
import { useSamples } from '../state/jobs-store.ts';
import { rateOf, timeLeft } from '../state/samples.ts';
import styles from './JobProgress.module.css';
import { Throughput } from './Throughput.tsx';
import { useNow } from './use-now.ts';

/** Longer than this without a byte is said. */
const STALLED_MS = 3_000;

/** How far the phase of a running job is: bar, amount, rate, time left and curve. */
export function JobProgress({ job }: { readonly job: JobSnapshot }) {
  const { t, texts, number, time } = useTexts();
  const now = useNow(true);
  const [shownSince] = useState(() => Date.now());
  const samples = useSamples(job.jobId);
  const { phase, unit, done, total, phaseStartedAt } = job;
  if (phase === null) return <p>{t('job.starting')}</p>;

  const shown = unit === 'bytes' ? formatBytes : number;
  const amount = total === null ? shown(done) : t(`job.${unit}-of`, { done: shown(done), total: shown(total) });
  const rate = rateOf(samples, now);
  const left = timeLeft(done, total, rate);
  const silentMs = now - (samples.at(-1)?.at ?? Math.max(shownSince, phaseStartedAt));
  const rateText =
    silentMs > STALLED_MS
      ? t('job.stalled', { time: time(silentMs) })
      : rate === null
        ? t('job.rate-unknown')
        : t('job.rate', { rate: formatBytes(rate) });
  const leftText = left === null ? t('job.left-unknown') : t('job.left', { time: time(left) });
  const isBytes = unit === 'bytes';
  return (
    <div className={styles['progress']}>
      <ProgressBar
        aria-label={t('job.progress', { phase: texts.phases[phase] })}
        valueLabel={amount}
        {...(total === null ? { isIndeterminate: true } : { value: done, maxValue: Math.max(total, 1) })}
      >
        {({ percentage, isIndeterminate }) => (
          <div className={styles['track']} data-indeterminate={isIndeterminate || undefined}>
            <div className={styles['bar']} style={isIndeterminate ? {} : { width: `${percentage ?? 0}%` }} />
          </div>
        )}
      </ProgressBar>
      <dl className={styles['figures']}>
        {(total !== null || done > 0) && (
          <Figure label={t(isBytes ? 'job.label.amount' : 'job.label.items')} value={amount} />
        )}
        {isBytes && <Figure label={t('job.label.rate')} value={rateText} />}
        {isBytes && <Figure label={t('job.label.left')} value={leftText} />}
        <Figure label={t('job.label.elapsed')} value={time(now - phaseStartedAt)} />
      </dl>
      {isBytes && <Throughput samples={samples} now={now} />}
    </div>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
