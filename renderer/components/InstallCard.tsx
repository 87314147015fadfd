import { FileDown, Printer } from 'lucide-react';
import { useState } from 'react';
import type { KitView } from '../../electron/shared/contract/kit.ts';
import { useTexts } from '../app/use-texts.ts';
import { request } from '../bridge/bridge.ts';
import { useRequest } from '../bridge/use-request.ts';
import { reportProblem } from '../state/problems.ts';
import { Actions } from './Actions.tsx';
import { Button } from './Button.tsx';
import { CardSigners } from './CardSigners.tsx';
import { CardSteps } from './CardSteps.tsx';
import { CheckCode } from './CheckCode.tsx';
import { cardCommands } from './card-commands.ts';
import { ErrorBox } from './ErrorBox.tsx';
import { Facts } from './Facts.tsx';
import styles from './InstallCard.module.css';
import { Loading } from './Loading.tsx';
import { Notice } from './Notice.tsx';

const exits = ['0', '65', '70', '71', '72', '75', '76', '77', 'other'] as const;

/** The card for whoever stands at the console of a host without this program: one page, on screen and on paper. */
export function InstallCard({ view }: { readonly view: KitView }) {
  const { t, ui, list, audience } = useTexts();
  const { data: trusted, error, reload } = useRequest('custody.signers', {});
  const { kit, checkCode } = view;
  const { health } = kit.service;
  if (error) return <ErrorBox error={error} onRetry={reload} />;
  if (!trusted) return <Loading />;
  const commands = cardCommands(view, {
    trusted: trusted.signers.map(({ fingerprint }) => fingerprint),
    revoked: trusted.revoked,
  });
  const title = t('card.title', { name: kit.name, version: kit.version });
  return (
    <>
      <CardActions title={title} name={`${kit.name}-${kit.version}`} />
      <article className={styles['card']} aria-label={title} data-install-card>
        <h2 className={styles['title']}>{title}</h2>
        <p>{t('card.not-verified')}</p>
        <Facts
          facts={[
            [ui('kit.audience'), audience(kit.audience)],
            [ui('kit.serial'), String(kit.serial)],
            [ui('kit.targets'), list(kit.targets.map(({ target }) => target))],
          ]}
        />
        <section className={styles['code']}>
          <h3>{t('card.check-code')}</h3>
          <CheckCode code={checkCode} />
          <p>{t('card.check-code.hint')}</p>
        </section>
        <section>
          <h3>{t('card.signer')}</h3>
          <CardSigners signatures={view.signatures} trusted={trusted} />
          {commands === null && <Notice tone="bad" title={t('card.nobody')} />}
        </section>
        {commands && (
          <>
            <CardSteps commands={commands} />
            <section>
              <h3>{t('card.does')}</h3>
              <p>{t('card.does.first')}</p>
              <p>{t('card.unhealthy', { settle: health.settleSeconds, timeout: health.timeoutSeconds })}</p>
            </section>
            <section>
              <h3>{t('card.exits')}</h3>
              <dl className={styles['exits']}>
                {exits.map((exit) => (
                  <div key={exit}>
                    <dt>{exit === 'other' ? '…' : exit}</dt>
                    <dd>{t(`card.exit.${exit}`)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          </>
        )}
      </article>
    </>
  );
}

function CardActions({ title, name }: { readonly title: string; readonly name: string }) {
  const { t } = useTexts();
  const [saved, setSaved] = useState<string | null>(null);
  const print = async () => {
    const answer = await request('window.print', {});
    if (!answer.ok) reportProblem(answer.error);
  };
  const save = async () => {
    const answer = await request('window.save-pdf', { title, name: `${name}.pdf` });
    if (answer.ok) setSaved(answer.data);
    else reportProblem(answer.error);
  };
  return (
    <div className={styles['actions']}>
      <Actions>
        <Button onPress={print} icon={<Printer size={16} aria-hidden />}>
          {t('card.print')}
        </Button>
        <Button onPress={save} icon={<FileDown size={16} aria-hidden />}>
          {t('card.pdf')}
        </Button>
      </Actions>
      {saved !== null && <p role="status">{t('card.saved', { path: saved })}</p>}
    </div>
  );
}
