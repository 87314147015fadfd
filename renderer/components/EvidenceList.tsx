import { Check } from 'lucide-react';
import type { Evidence } from '../../electron/shared/evidence.ts';
import type { Json } from '../../electron/shared/json.ts';
import { useTexts } from '../app/use-texts.ts';
import { Command } from './Command.tsx';
import { Disclosure } from './Disclosure.tsx';
import styles from './EvidenceList.module.css';
import { Facts } from './Facts.tsx';
import { Stack } from './Stack.tsx';

/** What was proven: each claim with its level in words; it opens how it was checked, the figures, and how a stranger checks it again. */
export function EvidenceList({
  evidence,
  isOpen = false,
}: {
  readonly evidence: readonly Evidence[];
  /** Everything shown, with nothing that could be closed, as on paper. */
  readonly isOpen?: boolean;
}) {
  const { t } = useTexts();
  if (evidence.length === 0) return <p>{t('evidence.none')}</p>;
  return (
    <ul className={styles['list']}>
      {evidence.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: evidence never changes its place
        <Claim key={index} evidence={one} isOpen={isOpen} />
      ))}
    </ul>
  );
}

function Claim({ evidence, isOpen }: { readonly evidence: Evidence; readonly isOpen: boolean }) {
  const { t, ui, texts, claimText } = useTexts();
  const { claim, level, method, figures, recheck } = evidence;
  const names: Readonly<Record<string, string>> = texts.window;
  const facts = Object.entries(figures).map(
    ([name, value]) => [names[`figure.${name}`] ?? name, <Figure key={name} name={name} value={value} />] as const,
  );
  const how = (
    <Stack gap="tight">
      <Facts facts={[[t('evidence.method'), <code key="method">{method}</code>], ...facts]} />
      {recheck !== '' && (
        <>
          <p>{t('evidence.recheck')}</p>
          <Command text={recheck} />
        </>
      )}
    </Stack>
  );
  return (
    <li className={styles['claim']} data-claim={claim}>
      <Check className={styles['icon']} size={20} strokeWidth={2.5} aria-hidden />
      <div className={styles['body']}>
        <p>{claimText(evidence)}</p>
        {level !== undefined && (
          <p className={styles['level']}>{t('evidence.level', { level: ui(`level.${level}`) })}</p>
        )}
        {isOpen ? how : <Disclosure summary={t('evidence.open')}>{how}</Disclosure>}
      </div>
    </li>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: Json }) {
  const { t, list, number, duration } = useTexts();
  if (value === null) return t('app.unknown');
  if (typeof value === 'boolean') return t(value ? 'app.yes' : 'app.no');
  if (typeof value === 'number') return name === 'milliseconds' ? duration(value) : number(value);
  if (Array.isArray(value) && value.length === 0) return t('app.none');
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return <code>{list(value)}</code>;
  return <code>{typeof value === 'string' ? value : JSON.stringify(value)}</code>;
}
