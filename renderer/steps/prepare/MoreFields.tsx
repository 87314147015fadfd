import { useState } from 'react';
import type { BuildPlan, ProjectFacts } from '../../../electron/shared/build-plan.ts';
import type { ProjectChoice } from '../../../electron/shared/trip.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Choice } from '../../components/Choice.tsx';
import { Stack } from '../../components/Stack.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { VulnerabilityFields } from './VulnerabilityFields.tsx';

const SERIAL = /^[1-9]\d{0,14}$/;
const PLATFORMS = /^[a-z0-9]+\/[a-z0-9]+( +[a-z0-9]+\/[a-z0-9]+)*$/;
const AUDIENCE = /^[A-Za-z0-9._ -]+$/;

/** A project as it is known, and what a person may say about its kit. */
export interface KitChoices {
  readonly project: ProjectChoice;
  readonly facts: ProjectFacts;
  readonly plan: BuildPlan | null;
  readonly onChange: (change: Partial<ProjectChoice>) => void;
}

/** What may be said about a kit and need not be; each says what holds when it is left empty. */
export function MoreFields({ project, facts, plan, onChange }: KitChoices) {
  const { t, audience: audienceText } = useTexts();
  const { version, serial, audience, output, carry, rehearse } = project;
  return (
    <Stack>
      <Choice
        label={t('prepare.rehearse')}
        description={t('prepare.rehearse.hint')}
        value={rehearse ? 'yes' : 'no'}
        onChange={(value) => onChange({ rehearse: value === 'yes' })}
        options={[
          { value: 'yes', title: t('prepare.rehearse.yes'), description: t('prepare.rehearse.yes.hint') },
          { value: 'no', title: t('prepare.rehearse.no'), description: t('prepare.rehearse.no.hint') },
        ]}
      />
      <VulnerabilityFields project={project} onChange={onChange} />
      <OptionalField
        label={t('prepare.version')}
        description={t(facts.git === null ? 'prepare.version.hint.no-git' : 'prepare.version.hint')}
        saved={version}
        onSave={(value) => onChange({ version: value })}
      />
      <OptionalField
        label={t('prepare.serial')}
        description={t(facts.git === null ? 'prepare.serial.hint.no-git' : 'prepare.serial.hint')}
        saved={serial === null ? null : String(serial)}
        onSave={(value) => onChange({ serial: value === null ? null : Number(value) })}
        pattern={SERIAL}
        wrong={t('prepare.serial.wrong')}
      />
      <OptionalField
        label={t('prepare.audience')}
        description={t('prepare.audience.hint', { audience: audienceText(facts.file.audience) })}
        saved={audience}
        onSave={(value) => onChange({ audience: value })}
        pattern={AUDIENCE}
        wrong={t('prepare.audience.wrong')}
      />
      <OptionalField
        label={t('prepare.carry')}
        description={t('prepare.carry.hint', { platforms: facts.file.carry })}
        saved={carry.length === 0 ? null : carry.join(' ')}
        onSave={(value) => onChange({ carry: value === null ? [] : value.split(/ +/) })}
        pattern={PLATFORMS}
        wrong={t('prepare.carry.wrong')}
      />
      <OptionalField
        label={t('prepare.output')}
        description={t('prepare.output.hint', { path: plan?.output ?? '…' })}
        saved={output}
        onSave={(value) => onChange({ output: value })}
      />
    </Stack>
  );
}

/**
 * A field that is saved as it is typed, but never with a value that cannot be meant. Empty is null. It follows what is saved when that is
 * changed elsewhere, as where another folder is offered.
 */
function OptionalField({
  label,
  description,
  saved,
  onSave,
  pattern = /./,
  wrong = null,
}: {
  readonly label: string;
  readonly description: string;
  readonly saved: string | null;
  readonly onSave: (value: string | null) => void;
  readonly pattern?: RegExp;
  readonly wrong?: string | null;
}) {
  const [draft, setDraft] = useState(saved ?? '');
  const isValid = (text: string) => text === '' || pattern.test(text);
  const type = (text: string) => {
    setDraft(text);
    const value = text.trim();
    if (isValid(value)) onSave(value === '' ? null : value);
  };
  const typed = draft.trim();
  const isOwn = !isValid(typed) || typed === (saved ?? '');
  return (
    <TextInput
      label={label}
      description={description}
      value={isOwn ? draft : (saved ?? '')}
      onChange={type}
      problem={isValid(typed) ? null : wrong}
      isCode
    />
  );
}
