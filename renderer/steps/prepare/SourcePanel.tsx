import { useTexts } from '../../app/use-texts.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Panel } from '../../components/Panel.tsx';

export type Source = 'project' | 'kit';

/**
 * Where the kit of this trip comes from.
 * @param isKeeping there is a kit, which stays as it is until something else is chosen or built
 */
export function SourcePanel({
  source,
  onChange,
  isKeeping,
  onKeep,
}: {
  readonly source: Source;
  readonly onChange: (source: Source) => void;
  readonly isKeeping: boolean;
  readonly onKeep: () => void;
}) {
  const { t } = useTexts();
  return (
    <Panel title={t('prepare.source')}>
      <Choice
        label={t('prepare.source.label')}
        value={source}
        onChange={onChange}
        options={[
          {
            value: 'project',
            title: t('prepare.source.project'),
            description: t('prepare.source.project.about'),
          },
          { value: 'kit', title: t('prepare.source.kit'), description: t('prepare.source.kit.about') },
        ]}
      />
      {isKeeping && (
        <>
          <p>{t('prepare.source.kept')}</p>
          <Actions>
            <Button onPress={onKeep}>{t('prepare.source.keep')}</Button>
          </Actions>
        </>
      )}
    </Panel>
  );
}
