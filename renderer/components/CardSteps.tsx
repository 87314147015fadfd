import { useTexts } from '../app/use-texts.ts';
import type { CardCommands } from './card-commands.ts';
import styles from './InstallCard.module.css';

/** What to type at the console, in order, and why. */
export function CardSteps({
  commands: { copy, list, files, signatures, install, enrolled },
}: {
  readonly commands: CardCommands;
}) {
  const { t } = useTexts();
  const steps = [
    [t('card.copy'), copy],
    [t('card.list'), list],
    [t('card.files'), files],
    [t('card.signature'), signatures],
    [t('card.install'), [install]],
  ] as const;
  return (
    <>
      <section>
        <h3>{t('card.first')}</h3>
        <p>{t('card.root')}</p>
        <ol className={styles['steps']}>
          {steps.map(([why, lines]) => (
            <li key={why}>
              {why}
              <Lines lines={lines} />
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h3>{t('card.enrolled')}</h3>
        <p>{t('card.enrolled.lead')}</p>
        <Lines lines={[enrolled]} />
        <p>{t('card.older')}</p>
      </section>
    </>
  );
}

/** On paper, every character counts: nothing is hyphenated or replaced. */
function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <pre className={styles['lines']}>
      <code>{lines.join('\n')}</code>
    </pre>
  );
}
