import { RotateCw } from 'lucide-react';
import type { Doctor } from '../../electron/shared/doctor.ts';
import { useTexts } from '../app/use-texts.ts';
import { useRequest } from '../bridge/use-request.ts';
import { Button } from '../components/Button.tsx';
import { Disclosure } from '../components/Disclosure.tsx';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { Facts } from '../components/Facts.tsx';
import { Loading } from '../components/Loading.tsx';
import { Panel } from '../components/Panel.tsx';
import { GoMissing, ProgramsMissing } from './HomeMissing.tsx';

/** What this machine lacks, with the commands that bring it; one quiet line when it lacks nothing. */
export function HomeDoctor() {
  const { t } = useTexts();
  const { data, error, reload, isAsking } = useRequest('go.doctor', {});
  return (
    <Panel
      title={t('home.doctor')}
      aside={
        <Button onPress={reload} isPending={isAsking} icon={<RotateCw size={16} aria-hidden />}>
          {t('home.doctor.again')}
        </Button>
      }
    >
      {error && <ErrorBox error={error} />}
      {!data && !error && <Loading text={t('home.doctor.looking')} />}
      {data && !error && <Findings doctor={data} />}
    </Panel>
  );
}

function Findings({ doctor }: { readonly doctor: Doctor }) {
  const { t } = useTexts();
  const { go, programs, isReady } = doctor;
  const missing = programs.filter(({ path }) => path === null);
  const summary = !isReady ? 'lacking' : missing.length === 0 ? 'fine' : 'fine-enough';
  return (
    <>
      <p role="status" data-doctor={summary}>
        {t(`home.doctor.${summary}`)}
      </p>
      {go === null && <GoMissing />}
      <ProgramsMissing needs={missing.filter(({ isEssential }) => isEssential)} tone="bad" />
      <ProgramsMissing needs={missing.filter(({ isEssential }) => !isEssential)} tone="warn" />
      <Disclosure summary={t('home.doctor.details', { n: programs.length + 1 })}>
        <Details doctor={doctor} />
      </Disclosure>
    </>
  );
}

function Details({ doctor: { go, programs } }: { readonly doctor: Doctor }) {
  const { t, ui } = useTexts();
  const line = (path: string | null, isEssential: boolean, purpose: string) =>
    path === null
      ? t('home.doctor.not-here', {
          weight: t(isEssential ? 'home.doctor.weight.essential' : 'home.doctor.weight.optional'),
          purpose,
        })
      : t('home.doctor.here', { path, purpose });
  return (
    <Facts
      facts={[
        [go === null ? 'go' : `go ${go.version}`, line(go?.goroot ?? null, true, ui('doctor.build'))],
        ...programs.map(
          ({ program, path, isEssential, purpose }) =>
            [program, line(path, isEssential, ui(`doctor.${purpose}`))] as const,
        ),
      ]}
    />
  );
}
