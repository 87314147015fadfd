import styles from './Announcer.module.css';
import { useAnnouncement } from './announce.ts';

/** The one place from which a screen reader is told what changed. */
export function Announcer() {
  const text = useAnnouncement((state) => state.text);
  return (
    <div className={styles['hidden']} role="status" aria-live="polite">
      {text}
    </div>
  );
}
