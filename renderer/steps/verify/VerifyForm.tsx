import { useState } from 'react';
import type { ErrorData } from '../../../electron/shared/error.ts';
import type { Medium } from '../../../electron/shared/medium.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Disclosure } from '../../components/Disclosure.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { MediaChoice } from '../../components/MediaChoice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PathField } from '../../components/PathField.tsx';
import { useMedia } from '../../components/use-media.ts';
import { TrustedSignersList } from './TrustedSignersList.tsx';
import type { VerifyQuestion } from './verify-question.ts';

/** What is verified, how far, and whose signature counts. */
export function VerifyForm({
  question,
  onChange,
  onStart,
  isStarting,
  isAgain,
  isAnyPlace,
  error,
}: {
  readonly question: VerifyQuestion;
  readonly onChange: (question: VerifyQuestion) => void;
  readonly onStart: () => void;
  readonly isStarting: boolean;
  readonly isAgain: boolean;
  readonly isAnyPlace: boolean;
  /** Why the verification could not begin. */
  readonly error: ErrorData | null;
}) {
  const { t } = useTexts();
  const { path, level, signers } = question;
  const [medium, setMedium] = useState<Medium | null>(null);
  const chooseMedium = (chosen: Medium) => {
    setMedium(chosen);
    onChange({ ...question, path: chosen.path });
  };
  const choosePath = (typed: string) => {
    setMedium(null);
    onChange({ ...question, path: typed });
  };
  const media = <PlugIn medium={medium} path={path} onChange={chooseMedium} />;
  const hasPlace = path.trim() !== '';
  return (
    <Panel title={t(isAgain ? 'verify.again-title' : 'verify.what')}>
      {isAnyPlace ? media : <Disclosure summary={t('verify.medium')}>{media}</Disclosure>}
      <PathField
        label={t('verify.path')}
        description={t('verify.path.hint')}
        value={path}
        onChange={choosePath}
        choose="directory"
      />
      <Choice
        label={t('verify.level')}
        value={level}
        onChange={(chosen) => onChange({ ...question, level: chosen })}
        options={[
          { value: 'L2', title: t('verify.level.L2'), description: t('verify.level.L2.about') },
          { value: 'files', title: t('verify.level.files'), description: t('verify.level.files.about') },
        ]}
      />
      {isAnyPlace && (
        <PathField
          label={t('verify.signers.file')}
          description={t('verify.signers.file.hint')}
          value={signers ?? ''}
          onChange={(file) => onChange({ ...question, signers: file.trim() === '' ? null : file.trim() })}
          choose="file"
        />
      )}
      {signers === null && <TrustedSignersList />}
      {error && <StartError error={error} />}
      {!hasPlace && <p>{t('verify.no-place')}</p>}
      <Actions>
        <Button kind="primary" onPress={onStart} isDisabled={!hasPlace} isPending={isStarting}>
          {t(isAgain ? 'verify.start-again' : 'verify.start')}
        </Button>
      </Actions>
    </Panel>
  );
}

/** A medium whose path was typed, or kept from before, is shown as chosen too. */
function PlugIn({
  medium,
  path,
  onChange,
}: {
  readonly medium: Medium | null;
  readonly path: string;
  readonly onChange: (medium: Medium) => void;
}) {
  const media = useMedia([]);
  const named = media.data?.media.find((one) => one.path === path) ?? null;
  return <MediaChoice media={media} value={medium ?? named} onChange={onChange} />;
}

/** Nothing was verified; of several kits at one place a person has to name one. */
function StartError({ error }: { readonly error: ErrorData }) {
  const { t } = useTexts();
  const { text } = error.data;
  if (error.code !== 'job/usage' || typeof text !== 'string') return <ErrorBox error={error} />;
  return (
    <Notice tone="warn" title={t('verify.several')} isAlert>
      <p>{t('verify.several.next', { paths: text })}</p>
    </Notice>
  );
}
