import { FlaskConical, Hammer, ScanSearch, Terminal } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTexts } from '../app/use-texts.ts';
import { Button } from '../components/Button.tsx';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { goTo } from '../state/route.ts';
import styles from './HomePlaces.module.css';
import { useBeginTrip } from './use-begin-trip.ts';

/** The three places, each with who stands there and what they get, and the sample for those who are new. */
export function HomePlaces() {
  const { t } = useTexts();
  const { pending, error, beginEmpty, beginSample } = useBeginTrip();
  return (
    <>
      <div className={styles['places']}>
        <Place
          icon={<Hammer size={28} strokeWidth={1.75} aria-hidden />}
          title={t('home.prepare.title')}
          who={t('home.prepare.who')}
          text={t('home.prepare.text')}
        >
          <Button kind="primary" onPress={beginEmpty} isPending={pending === 'empty'} isDisabled={pending === 'sample'}>
            {t('home.prepare.go')}
          </Button>
        </Place>
        <Place
          icon={<ScanSearch size={28} strokeWidth={1.75} aria-hidden />}
          title={t('home.check.title')}
          who={t('home.check.who')}
          text={t('home.check.text')}
        >
          <Button kind="primary" onPress={() => goTo({ screen: 'check-medium' })}>
            {t('home.check.go')}
          </Button>
        </Place>
        <Place
          icon={<Terminal size={28} strokeWidth={1.75} aria-hidden />}
          title={t('home.stick.title')}
          who={t('home.stick.who')}
          text={t('home.stick.text')}
        >
          <Button kind="primary" onPress={() => goTo({ screen: 'stick-install' })}>
            {t('home.stick.go')}
          </Button>
        </Place>
      </div>
      <section className={styles['sample']} aria-label={t('home.sample')}>
        <div className={styles['sampleText']}>
          <p className={styles['sampleHeading']}>{t('home.sample.heading')}</p>
          <p>{t('home.sample.text')}</p>
        </div>
        <Button
          onPress={beginSample}
          isPending={pending === 'sample'}
          isDisabled={pending === 'empty'}
          icon={<FlaskConical size={16} aria-hidden />}
        >
          {t(pending === 'sample' ? 'home.sample.pending' : 'home.sample')}
        </Button>
      </section>
      {error && <ErrorBox error={error} />}
    </>
  );
}

function Place({
  icon,
  title,
  who,
  text,
  children,
}: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly who: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles['place']} aria-labelledby={id}>
      <span className={styles['icon']}>{icon}</span>
      <h2 id={id}>{title}</h2>
      <p className={styles['who']}>{who}</p>
      <p className={styles['text']}>{text}</p>
      {children}
    </section>
  );
}
