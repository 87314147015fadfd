// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
import { ArrowDownToLine } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { Note } from '../../electron/shared/note.ts';
import { useTexts } from '../app/use-texts.ts';
import { Button } from './Button.tsx';
import styles from './LogView.module.css';

/** How close to the end counts as reading the end. */
const NEAR_PX = 24;

/** The newest lines. It follows them while a person looks at the end, and stays where it is when they scrolled up. */
export function LogView({ lines, label }: { readonly lines: readonly (string | Note)[]; readonly label?: string }) {
  const { t, lineText } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const [isFollowing, setFollowing] = useState(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines are what moves the end
  useLayoutEffect(() => {
    if (isFollowing && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [lines, isFollowing]);
  if (lines.length === 0) return <p className={styles['empty']}>{t('job.log.empty')}</p>;
  const look = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement) =>
    setFollowing(scrollHeight - scrollTop - clientHeight < NEAR_PX);
  return (
    <div className={styles['log']}>
      <section
        ref={box}
        className={styles['lines']}
        aria-label={label ?? t('job.log', { n: lines.length })}
        tabIndex={0}
        onScroll={(event) => look(event.currentTarget)}
      >
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name
          <p key={index}>{lineText(line)}</p>
        ))}
      </section>
      {!isFollowing && (
        <Button onPress={() => setFollowing(true)} icon={<ArrowDownToLine size={16} aria-hidden />}>
          {t('job.log.latest')}
        </Button>
      )}
    </div>
  );
}
