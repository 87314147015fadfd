import { useTexts } from '../app/use-texts.ts';
import { Page } from '../components/Page.tsx';
import { HomeDoctor } from './HomeDoctor.tsx';
import { HomePlaces } from './HomePlaces.tsx';
import { HomeTrips } from './HomeTrips.tsx';

/** The three places where one may stand, what this machine lacks, and the recent trips. Each part asks, and fails, for itself. */
export function Home() {
  const { t } = useTexts();
  return (
    <Page title={t('home.title')} lead={t('home.lead')}>
      <HomePlaces />
      <HomeDoctor />
      <HomeTrips />
    </Page>
  );
}
