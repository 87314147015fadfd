import { useState } from 'react';
import type { ErrorData } from '../../../electron/shared/error.ts';
import type { ProjectChoice } from '../../../electron/shared/trip.ts';
import { useTexts } from '../../app/use-texts.ts';
import { request } from '../../bridge/bridge.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';

/** Offers to write voidferry.yaml of a project that has none. */
export function InitProject({
  project,
  onWritten,
}: {
  readonly project: ProjectChoice;
  readonly onWritten: () => void;
}) {
  const { t } = useTexts();
  const [isWriting, setWriting] = useState(false);
  const [failure, setFailure] = useState<ErrorData | null>(null);
  const write = async () => {
    setWriting(true);
    const answer = await request('go.init', { dir: project.dir, goroot: project.goroot });
    setWriting(false);
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) onWritten();
  };
  return (
    <>
      <p>{t('prepare.init.about')}</p>
      <Actions>
        <Button onPress={() => void write()} isPending={isWriting}>
          {t('prepare.init')}
        </Button>
      </Actions>
      {failure !== null && <ErrorBox error={failure} />}
    </>
  );
}
