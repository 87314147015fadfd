import type { NeededProgram } from '../../electron/shared/doctor.ts';
import { useTexts } from '../app/use-texts.ts';
import { useRequest } from '../bridge/use-request.ts';
import { Actions } from '../components/Actions.tsx';
import { Button } from '../components/Button.tsx';
import { Command } from '../components/Command.tsx';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { Loading } from '../components/Loading.tsx';
import { Notice } from '../components/Notice.tsx';
import { Panel } from '../components/Panel.tsx';

/** What this machine lacks, each with the command that brings it. */
export function HomeDoctor() {
  const { t, texts } = useTexts();
  const { data, error, reload, isAsking } = useRequest('go.doctor', {});
  const missing = data?.programs.filter(({ path }) => path === null) ?? [];
  return (
    <Panel title={t('home.doctor')}>
      {error && <ErrorBox error={error} onRetry={reload} />}
      {!data && !error && <Loading />}
      {data?.go === null && (
        <Notice tone="bad" title={t('home.doctor.go-missing')}>
          {texts.errors['go/toolchain-missing'].next}
        </Notice>
      )}
      {missing.map((need) => (
        <Missing key={need.program} need={need} />
      ))}
      {data?.isReady && missing.length === 0 && <p>{t('home.doctor.fine')}</p>}
      <Actions>
        <Button onPress={reload} isPending={isAsking}>
          {t('home.doctor.again')}
        </Button>
      </Actions>
    </Panel>
  );
}

function Missing({ need }: { readonly need: NeededProgram }) {
  const { t, ui } = useTexts();
  const { program, purpose, isEssential, xbps, apt } = need;
  return (
    <Notice
      tone={isEssential ? 'bad' : 'warn'}
      title={t('home.doctor.purpose', { program, purpose: ui(`doctor.${purpose}`) })}
    >
      <p>{t(isEssential ? 'home.doctor.essential' : 'home.doctor.optional')}</p>
      <p>{t('home.doctor.void')}</p>
      <Command text={`xbps-install ${xbps}`} />
      <p>{t('home.doctor.debian')}</p>
      <Command text={`apt install ${apt}`} />
    </Notice>
  );
}
