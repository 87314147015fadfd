import { type ReactNode, useRef } from 'react';
import { Button } from 'react-aria-components';
import { goTo } from '../state/route.ts';
import { Announcer } from './Announcer.tsx';
import { Banners } from './Banners.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { LookMenus } from './LookMenus.tsx';
import { Navigation } from './Navigation.tsx';
import { RunningJobs } from './RunningJobs.tsx';
import styles from './Shell.module.css';
import { useLook } from './use-look.ts';
import { useTexts } from './use-texts.ts';

/** What stands around every screen. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTexts();
  const main = useRef<HTMLElement>(null);
  useLook();
  return (
    <>
      <header className={styles['bar']}>
        <Button className={styles['skip'] ?? ''} onPress={() => main.current?.focus()}>
          {t('app.skip')}
        </Button>
        <Button className={styles['name'] ?? ''} onPress={() => goTo({ screen: 'home' })}>
          Voidferry
        </Button>
        <Navigation />
        <div className={styles['tools']}>
          <RunningJobs />
          <LookMenus />
        </div>
      </header>
      <main ref={main} className={styles['main']} tabIndex={-1}>
        <Banners />
        {children}
      </main>
      <CloseDialog />
      <Announcer />
    </>
  );
}
