import { formatBytes } from '../../electron/shared/format.ts';
import type { HiddenDisk } from '../../electron/shared/medium.ts';
import { useTexts } from '../app/use-texts.ts';
import { Command } from './Command.tsx';
import { Disclosure } from './Disclosure.tsx';
import styles from './HiddenDisks.module.css';
import { quoted } from './quoted.ts';

/** Every disk that is not offered, and why: what uses it, or how it can be mounted. */
export function HiddenDisks({ hidden }: { readonly hidden: readonly HiddenDisk[] }) {
  const { t } = useTexts();
  return (
    <Disclosure summary={t('medium.hidden', { n: hidden.length })}>
      <p>{t('medium.hidden.lead')}</p>
      <ul className={styles['disks']}>
        {hidden.map((disk) => (
          <Disk key={disk.device} disk={disk} />
        ))}
      </ul>
    </Disclosure>
  );
}

function Disk({ disk: { device, model, serial, size, usedBy } }: { readonly disk: HiddenDisk }) {
  const { t, ui } = useTexts();
  const about = [model, serial, formatBytes(size)].filter((word) => word !== null).join(' · ');
  return (
    <li className={styles['disk']}>
      <p>
        <code>{device}</code> {about}
      </p>
      {usedBy.length > 0 ? (
        <p className={styles['why']}>{ui('media.used-by', { paths: [...usedBy] })}</p>
      ) : (
        <>
          <p className={styles['why']}>{ui('media.not-mounted')}</p>
          <p>{t('medium.hidden.how-to-mount')}</p>
          <Command text={`lsblk -o NAME,SIZE,FSTYPE,LABEL ${quoted(device)}`} />
          <Command text={`udisksctl mount -b ${quoted(firstPartitionOf(device))}`} />
        </>
      )}
    </li>
  );
}

/** As the kernel names it: `/dev/sdb1`, and `/dev/nvme0n1p1` where the disk ends in a digit. */
function firstPartitionOf(device: string): string {
  return /\d$/.test(device) ? `${device}p1` : `${device}1`;
}
