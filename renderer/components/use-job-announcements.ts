import { useEffect, useRef } from 'react';
import type { JobSnapshot } from '../../electron/shared/job.ts';
import { announce } from '../app/announce.ts';
import { useTexts } from '../app/use-texts.ts';
import { jobStateWord } from './job-state-word.ts';

/** A quick phase is over before its percents are said. */
const QUIET_MS = 8_000;

/** Tells a screen reader each phase, each further tenth of a long one, and the end. */
export function useJobAnnouncements(job: JobSnapshot): void {
  const { t, texts } = useTexts();
  const { phase, state, done, total } = job;
  const tenth = total === null || total === 0 ? 0 : Math.floor((10 * done) / total);
  const saidAt = useRef(0);
  const stateBefore = useRef(state);

  useEffect(() => {
    if (phase === null || stateBefore.current !== 'running') return;
    saidAt.current = Date.now();
    announce(t('job.announce.phase', { job: t(`job.${job.job}`), phase: texts.phases[phase] }));
  }, [phase, job.job, t, texts]);

  useEffect(() => {
    if (phase === null || tenth === 0 || Date.now() - saidAt.current < QUIET_MS) return;
    saidAt.current = Date.now();
    announce(t('job.announce.percent', { phase: texts.phases[phase], percent: tenth * 10 }));
  }, [phase, tenth, t, texts]);

  const word = jobStateWord(job);
  useEffect(() => {
    if (stateBefore.current === 'running' && word !== 'running') {
      announce(t('job.announce.ended', { job: t(`job.${job.job}`), state: t(`job.state.${word}`) }));
    }
    stateBefore.current = word === 'running' ? 'running' : 'done';
  }, [word, job.job, t]);
}
