import type { JobSnapshot } from '../../../electron/shared/job.ts';
import type { Medium } from '../../../electron/shared/medium.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Command } from '../../components/Command.tsx';
import { quoted } from '../../components/quoted.ts';
import { Stack } from '../../components/Stack.tsx';
import { isFlushed } from './write-end.ts';

/** Whether a medium may be pulled after a write ended, with the command that must come before. */
export function PullAnswer({ job, medium }: { readonly job: JobSnapshot; readonly medium: Medium | null }) {
  const { t } = useTexts();
  const isGone = job.error?.code === 'media/pulled';
  const answer = isGone ? 'gone' : medium?.kind === 'folder' ? 'folder' : isFlushed(job) ? 'done' : 'ended';
  const mustUnmount = answer === 'done' || answer === 'ended';
  return (
    <Stack gap="tight">
      <h3>{t('write.pull')}</h3>
      <p>{t(`write.pull.${answer}`)}</p>
      {mustUnmount && medium && <Command text={`umount ${quoted(medium.mountPoint)}`} />}
      {answer === 'done' && <p>{t('write.pull.done.verify')}</p>}
    </Stack>
  );
}
