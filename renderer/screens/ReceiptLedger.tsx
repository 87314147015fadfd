import type { LedgerEntry, Receipt } from '../../electron/shared/receipt.ts';
import { useTexts } from '../app/use-texts.ts';
import { Command } from '../components/Command.tsx';
import { Facts } from '../components/Facts.tsx';
import { Panel } from '../components/Panel.tsx';
import { quoted } from '../components/quoted.ts';
import { useAbout } from '../state/settings.ts';

/** Where the receipt stands in the ledger, and how a stranger checks it. */
export function ReceiptLedger({ entry, receipt }: { readonly entry: LedgerEntry; readonly receipt: Receipt }) {
  const { t } = useTexts();
  const about = useAbout();
  const { id, ledger, tool } = receipt;
  return (
    <>
      <Panel title={t('receipt.place')}>
        <Facts
          facts={[
            [t('receipt.number'), String(entry.seq)],
            [t('receipt.id'), <code key="id">{id}</code>],
            [t('receipt.hash'), <code key="hash">{entry.sha256}</code>],
            [t('receipt.before.length'), String(ledger.length)],
            [t('receipt.before.head'), <code key="head">{ledger.head}</code>],
            [t('receipt.tool'), `${tool.name} ${tool.version}`],
          ]}
        />
      </Panel>
      {about && (
        <Panel title={t('receipt.again')}>
          <p>{t('receipt.again.text')}</p>
          <Command text={`sha256sum ${quoted(`${about.dataDir}/receipts/${id}.json`)}`} />
          <Command text={verification(about.dataDir, id)} />
        </Panel>
      )}
    </>
  );
}

/** As the recheck of the whole ledger does it: by the workstation's own signers file. */
function verification(dataDir: string, id: string): string {
  const file = quoted(`${dataDir}/receipts/${id}.json`);
  const signers = quoted(`${dataDir}/station.allowed_signers`);
  const signature = quoted(`${dataDir}/receipts/${id}.json.sig`);
  return `ssh-keygen -Y verify -f ${signers} -I station -n receipt@voidferry -s ${signature} < ${file}`;
}
