import { type TargetName, targetNames } from '../../../electron/shared/target.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { CheckList } from '../../components/CheckList.tsx';
import { Disclosure } from '../../components/Disclosure.tsx';
import { Panel } from '../../components/Panel.tsx';
import { type KitChoices, MoreFields } from './MoreFields.tsx';

/** For which kinds of machine the kit is built, and what else may be said about it. None chosen: what is detected. */
export function TargetsPanel({ project, facts, plan, onChange }: KitChoices) {
  const { t } = useTexts();
  const { targets, version, serial, audience, output } = project;
  const isDetected = targets.length === 0;
  const detected: readonly TargetName[] = facts.file.targets ?? plan?.targets.map(({ target }) => target) ?? [];
  const hasMore = version !== null || serial !== null || audience !== null || output !== null;
  return (
    <Panel title={t('prepare.targets')}>
      <CheckList
        label={t('prepare.targets.label')}
        description={t('prepare.targets.hint')}
        values={isDetected ? detected : targets}
        onChange={(values) => onChange({ targets: values })}
        options={targetNames.map((name) => ({ value: name, title: name, description: t(`prepare.target.${name}`) }))}
      />
      {isDetected && detected.length > 0 && (
        <p>{t(facts.file.targets === undefined ? 'prepare.targets.from-machine' : 'prepare.targets.from-file')}</p>
      )}
      {!isDetected && (
        <Actions>
          <Button kind="quiet" onPress={() => onChange({ targets: [] })}>
            {t('prepare.targets.reset')}
          </Button>
        </Actions>
      )}
      <Disclosure summary={t('prepare.more')} isOpen={hasMore}>
        <MoreFields project={project} facts={facts} plan={plan} onChange={onChange} />
      </Disclosure>
    </Panel>
  );
}
