import { type FormEvent, useState } from 'react';
import type { RequestOutput } from '../../../electron/shared/contract/contract.ts';
import type { Trip } from '../../../electron/shared/trip.ts';
import { useTexts } from '../../app/use-texts.ts';
import type { Asked } from '../../bridge/use-request.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PathField } from '../../components/PathField.tsx';
import { updateTrip } from '../../state/trip-store.ts';
import { Dependencies } from './Dependencies.tsx';
import { InitProject } from './InitProject.tsx';
import { toProject } from './kit-source.ts';
import { ProjectFactsList } from './ProjectFactsList.tsx';
import styles from './prepare.module.css';

/** Which project, and what it is. A path counts when a person says so, not while it is typed. */
export function ProjectPanel({ trip, scan }: { readonly trip: Trip; readonly scan: Asked<RequestOutput<'go.scan'>> }) {
  const { t } = useTexts();
  const { project, kitDir } = trip;
  const [dir, setDir] = useState(project?.dir ?? '');
  const typed = dir.trim();
  const isRead = project?.dir === typed;
  const read = (event: FormEvent) => {
    event.preventDefault();
    if (typed === '') return;
    if (isRead) scan.reload();
    else void updateTrip(toProject(trip, typed));
  };
  return (
    <Panel title={t('prepare.project')}>
      <form className={styles['form']} onSubmit={read}>
        <PathField
          label={t('prepare.project.dir')}
          description={t('prepare.project.dir.hint')}
          value={dir}
          onChange={setDir}
          choose="directory"
        />
        {!isRead && kitDir !== null && <p>{t('prepare.project.leaves-kit')}</p>}
        <Actions>
          <Button type="submit" kind={isRead ? 'plain' : 'primary'} isDisabled={typed === ''}>
            {t(isRead ? 'prepare.project.reread' : 'prepare.project.read')}
          </Button>
        </Actions>
      </form>
      {project !== null && scan.isAsking && <Loading text={t('prepare.project.reading')} />}
      {project !== null && !scan.isAsking && scan.error && <ErrorBox error={scan.error} onRetry={scan.reload} />}
      {scan.data && !scan.error && <ProjectFactsList facts={scan.data.project} />}
      {scan.data && !scan.error && project !== null && !scan.data.project.hasProjectFile && (
        <InitProject project={project} onWritten={scan.reload} />
      )}
      {scan.data && !scan.error && project !== null && <Dependencies key={project.goroot} project={project} />}
    </Panel>
  );
}
