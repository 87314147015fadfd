import { useState } from 'react';
import { type TargetName, targetNames } from '../../../electron/shared/target.ts';
import type { ProjectChoice } from '../../../electron/shared/trip.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { CheckList } from '../../components/CheckList.tsx';
import { Disclosure } from '../../components/Disclosure.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PathField } from '../../components/PathField.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { updateTrip, useTrip } from '../../state/trip-store.ts';
import { ToolchainChoice } from './ToolchainChoice.tsx';

const NOTHING_SAID: ProjectChoice = {
  dir: '',
  output: null,
  targets: [],
  version: null,
  serial: null,
  audience: null,
  goroot: null,
};

/** What a person says about the project and the kit; kept in the trip when it is read. */
export function ProjectPanel() {
  const { t } = useTexts();
  const { project, title } = useTrip();
  const [draft, setDraft] = useState(project ?? NOTHING_SAID);
  const say = (change: Partial<ProjectChoice>) => setDraft({ ...draft, ...change });
  const dir = draft.dir.trim();
  const read = () => void updateTrip({ project: { ...draft, dir }, title: title || (dir.split('/').at(-1) ?? dir) });
  const optional = (value: string) => (value.trim() === '' ? null : value.trim());
  return (
    <Panel title={t('prepare.project')}>
      <PathField
        label={t('prepare.project.dir')}
        description={t('prepare.project.dir.hint')}
        value={draft.dir}
        onChange={(value) => say({ dir: value })}
        choose="directory"
      />
      <CheckList
        label={t('prepare.targets')}
        description={t('prepare.targets.hint')}
        values={[...draft.targets]}
        onChange={(values) => say({ targets: values as TargetName[] })}
        options={targetNames.map((name) => ({
          value: name,
          title: name,
          description: t(name.endsWith('musl') ? 'prepare.target.musl' : 'prepare.target.glibc'),
        }))}
      />
      <Disclosure summary={t('prepare.more')}>
        <TextInput
          label={t('prepare.version')}
          description={t('prepare.version.hint')}
          value={draft.version ?? ''}
          onChange={(value) => say({ version: optional(value) })}
        />
        <TextInput
          label={t('prepare.audience')}
          description={t('prepare.audience.hint')}
          value={draft.audience ?? ''}
          onChange={(value) => say({ audience: optional(value) })}
        />
        <PathField
          label={t('prepare.output')}
          description={t('prepare.output.hint')}
          value={draft.output ?? ''}
          onChange={(value) => say({ output: optional(value) })}
          choose="directory"
        />
        <ToolchainChoice goroot={draft.goroot} onChange={(goroot) => say({ goroot })} />
      </Disclosure>
      <Actions>
        <Button kind={project === null ? 'primary' : 'plain'} isDisabled={dir === ''} onPress={read}>
          {t('prepare.project.read')}
        </Button>
      </Actions>
    </Panel>
  );
}
