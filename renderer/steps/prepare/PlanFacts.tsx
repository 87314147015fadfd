import type { BuildPlan, PlannedTarget } from '../../../electron/shared/build-plan.ts';
import { formatBytes } from '../../../electron/shared/format.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Facts } from '../../components/Facts.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PathList } from './PathList.tsx';
import { ServiceFacts } from './ServiceFacts.tsx';

/** A plan in words. @param earlierMs how long the last build of this module took here; null without one */
export function PlanFacts({ plan, earlierMs }: { readonly plan: BuildPlan; readonly earlierMs: number | null }) {
  const { t, ui, duration, number, audience, list } = useTexts();
  const local = plan.project.localReplacements.length;
  const space = { needed: formatBytes(plan.neededBytes), free: formatBytes(plan.freeBytes) };
  return (
    <>
      <Facts
        facts={[
          [ui('kit.name'), `${plan.name} ${plan.version}`],
          [ui('kit.serial'), String(plan.serial)],
          [ui('kit.audience'), audience(plan.audience)],
          ...plan.targets.map(
            (target) =>
              [
                ui('plan.target', { target: target.target }),
                <Files key="files" files={target.files} copies={target.copies} />,
              ] as const,
          ),
          ...plan.carried.map(
            (carry) =>
              [
                ui('plan.carry', { platform: carry.platform }),
                <Files key="carried" files={carry.files} copies={[]} />,
              ] as const,
          ),
          [ui('kit.modules'), ui(plan.project.file.include.modules ? 'plan.modules-in' : 'plan.modules-out')],
          plan.toolchains.length === 0
            ? null
            : [ui('kit.toolchains'), `Go ${plan.toolchain.chosen.version} · ${list([...plan.toolchains])}`],
          local === 0 ? null : [ui('go.local-replacements'), ui('plan.modules-local', { n: number(local) })],
          [ui('plan.output'), <code key="output">{plan.output}</code>],
          [t('prepare.plan.space'), ui('plan.space', space)],
          [
            t('prepare.plan.time'),
            earlierMs === null
              ? t('prepare.plan.no-earlier')
              : t('prepare.plan.earlier', { time: duration(earlierMs) }),
          ],
        ]}
      />
      <ServiceFacts name={plan.name} service={plan.service} />
      {plan.without.length > 0 && (
        <Notice tone="warn" title={t('prepare.plan.without')}>
          {plan.without.map(({ package: path, targets }) => (
            <p key={path}>{ui('plan.without', { package: path, targets: [...targets] })}</p>
          ))}
        </Notice>
      )}
    </>
  );
}

function Files({ files, copies }: Pick<PlannedTarget, 'files' | 'copies'>) {
  const { t } = useTexts();
  const compiled = files.map(({ path, kind, cgo, package: from }) => {
    const what = t(`prepare.file.${kind}`, { package: from === '.' ? './' : from });
    return { path, about: cgo ? `${what} · ${t('prepare.cgo')}` : what };
  });
  const taken = copies.map(({ path, kind, from }) => ({ path, about: t(`prepare.file.${kind}`, { from }) }));
  return <PathList paths={[...compiled, ...taken]} />;
}
