import { Actions } from '../components/Actions.tsx';
import { Button } from '../components/Button.tsx';
import { Command } from '../components/Command.tsx';
import { Disclosure } from '../components/Disclosure.tsx';
import { Page } from '../components/Page.tsx';
import { goTo } from '../state/route.ts';
import { useAbout } from '../state/settings.ts';
import { useTexts } from './use-texts.ts';

/** What is shown in place of a screen that has a fault. */
export function BugPage({ error }: { readonly error: Error }) {
  const { t } = useTexts();
  const about = useAbout();
  const versions = about === null ? '' : `voidferry ${about.version}, electron ${about.electron}`;
  return (
    <Page title={t('bug.title')} lead={t('bug.text')}>
      <Actions>
        <Button kind="primary" onPress={() => goTo({ screen: 'home' })}>
          {t('bug.home')}
        </Button>
      </Actions>
      <Disclosure summary={t('bug.report')}>
        <Command text={`${versions}\n${error.stack ?? error.message}`.trim()} />
      </Disclosure>
    </Page>
  );
}
