import { formatBytes } from '../../../electron/shared/format.ts';
import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Facts } from '../../components/Facts.tsx';
import { textOf } from '../../components/fact-of.ts';
import type { VerifyVerdict } from './verdict-of.ts';

/** What a verification that is done found: level in words, who signed, files and bytes. Nothing for one that is not. */
export function VerifiedFacts({ job, verdict }: { readonly job: JobSnapshot; readonly verdict: VerifyVerdict }) {
  const { t, ui, number, duration, moment } = useTexts();
  const { signers, files, readBack } = verdict;
  if (job.state !== 'done') return null;
  const path = textOf(job.result, 'path');
  const bytes = readBack?.bytes ?? null;
  const deviceBytes = readBack?.deviceBytes ?? null;
  const milliseconds = readBack?.milliseconds ?? null;
  const device = readBack?.device ?? null;
  return (
    <Facts
      facts={[
        [t('verify.fact.level'), readBack ? ui('level.L2') : t('verify.level.none')],
        ...signers.map(
          ({ principal, fingerprint }) =>
            [
              t('verify.fact.signer'),
              <span key={fingerprint}>
                {principal} <code>{fingerprint}</code>
              </span>,
            ] as const,
        ),
        [t('verify.fact.files'), files === null ? null : t('verify.files-signed', { n: number(files) })],
        [t('verify.fact.bytes'), bytes === null ? null : amount(bytes, number)],
        [t('verify.fact.device-bytes'), deviceBytes === null ? null : amount(deviceBytes, number)],
        [t('verify.fact.time'), milliseconds === null ? null : duration(milliseconds)],
        [t('verify.fact.device'), device === null ? null : <code key="device">{device}</code>],
        [t('verify.fact.ended'), job.endedAt === null ? null : moment(job.endedAt)],
        [t('verify.fact.path'), path === null ? null : <code key="path">{path}</code>],
      ]}
    />
  );
}

function amount(bytes: number, number: (value: number) => string): string {
  return bytes < 1024 ? formatBytes(bytes) : `${formatBytes(bytes)} (${number(bytes)})`;
}
