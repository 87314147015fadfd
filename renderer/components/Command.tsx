import { Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { announce } from '../app/announce.ts';
import { useTexts } from '../app/use-texts.ts';
import { Button } from './Button.tsx';
import styles from './Command.module.css';
import { copyText } from './copy-text.ts';

const SAID_MS = 2_500;

/** A command, or anything else to be copied as it is. Long lines wrap; what is copied has no break added. */
export function Command({ text }: { readonly text: string }) {
  const { t } = useTexts();
  const code = useRef<HTMLElement>(null);
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () => {
    if (code.current === null) return;
    const word = copyText(code.current) ? t('command.copied') : t('command.selected');
    setSaid(word);
    announce(word);
  };
  return (
    <div className={styles['command']}>
      <code ref={code} className={styles['text']}>
        {text.split(/(\s+)/).map((word, index) =>
          index % 2 === 1 ? (
            word
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same words in the same order
            <span key={index} className={styles['word']}>
              {word}
            </span>
          ),
        )}
      </code>
      <Button
        onPress={copy}
        kind="quiet"
        icon={<Copy size={16} aria-hidden />}
        label={t('command.copy-what', { text })}
      >
        {said ?? t('command.copy')}
      </Button>
    </div>
  );
}
