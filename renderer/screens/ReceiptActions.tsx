import { ArrowLeft, FileDown, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTexts } from '../app/use-texts.ts';
import { request } from '../bridge/bridge.ts';
import { Actions } from '../components/Actions.tsx';
import { Button } from '../components/Button.tsx';
import { reportProblem } from '../state/problems.ts';
import { goTo } from '../state/route.ts';
import styles from './ReceiptPage.module.css';

/** To paper, to a file, and back. @param name of the PDF, without its ending */
export function ReceiptActions({ name }: { readonly name: string }) {
  const { t } = useTexts();
  const [saved, setSaved] = useState<string | null>(null);
  const print = async () => {
    const answer = await request('window.print', {});
    if (!answer.ok) reportProblem(answer.error);
  };
  const save = async () => {
    const answer = await request('window.save-pdf', { title: t('receipt.pdf'), name: `${name}.pdf` });
    if (answer.ok) setSaved(answer.data);
    else reportProblem(answer.error);
  };
  return (
    <div className={styles['actions']}>
      <Actions>
        <Button onPress={() => void print()} icon={<Printer size={16} aria-hidden />}>
          {t('receipt.print')}
        </Button>
        <Button onPress={() => void save()} icon={<FileDown size={16} aria-hidden />}>
          {t('receipt.pdf')}
        </Button>
        <Button kind="quiet" onPress={() => goTo({ screen: 'history' })} icon={<ArrowLeft size={16} aria-hidden />}>
          {t('receipt.back')}
        </Button>
      </Actions>
      <p role="status">{saved !== null && t('receipt.saved', { path: saved })}</p>
    </div>
  );
}
