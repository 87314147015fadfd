import type { ReactNode } from 'react';
import { formatBytes } from '../../electron/shared/format.ts';
import type { Receipt } from '../../electron/shared/receipt.ts';
import { useTexts } from '../app/use-texts.ts';
import { CheckCode } from '../components/CheckCode.tsx';
import { Facts } from '../components/Facts.tsx';
import { Panel } from '../components/Panel.tsx';
import { subjectFacts } from './subject-facts.ts';

/** Facts whose values have words of ours. */
const SPOKEN = new Set(['rehearsed', 'vulnerabilities', 'verified']);

/** What a job was about. A fact without a name of ours keeps its own, so that nothing of a receipt is left out. */
export function ReceiptSubject({ subject }: Pick<Receipt, 'subject'>) {
  const { t, texts } = useTexts();
  const names: Readonly<Record<string, string>> = texts.window;
  const facts = subjectFacts(subject);
  const shown = (name: string, value: string): ReactNode => {
    if (name === 'checkCode') return <CheckCode code={value} />;
    if (name === 'medium.kind') return names[`subject.kind.${value}`] ?? value;
    if (SPOKEN.has(name)) return names[`subject.${name}.${value}`] ?? value;
    if (name === 'medium.size') return `${formatBytes(Number(value))} (${value})`;
    return <code>{value}</code>;
  };
  return (
    <Panel title={t('receipt.subject')}>
      {facts.length === 0 ? (
        <p>{t('receipt.no-subject')}</p>
      ) : (
        <Facts facts={facts.map(([name, value]) => [names[`subject.${name}`] ?? name, shown(name, value)])} />
      )}
    </Panel>
  );
}
