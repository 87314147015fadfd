import type { BuildPlan } from '../../../electron/shared/build-plan.ts';
import { formatBytes, formatDuration } from '../../../electron/shared/format.ts';
import { fill } from '../../../electron/shared/i18n/translate.ts';
import type { ProjectChoice } from '../../../electron/shared/trip.ts';
import { useTexts } from '../../app/use-texts.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Panel } from '../../components/Panel.tsx';
import { reportProblem } from '../../state/problems.ts';
import { startTripJob, useTripJob } from '../../state/trip-store.ts';

/** What building will do, with the reason for the toolchain, the space and the time; then the build itself. */
export function PlanPanel({ project }: { readonly project: ProjectChoice }) {
  const { t, ui } = useTexts();
  const prepare = useTripJob('prepare');
  const { data, error, reload } = useRequest('go.plan', project);
  const isBuilt = prepare !== null && prepare.state === 'done';
  const build = async (plan: BuildPlan) => {
    const answer = await startTripJob({ job: 'prepare', project }, { kitDir: plan.output, title: plan.name });
    if (!answer.ok) reportProblem(answer.error);
  };
  if (prepare?.state === 'running') return null;
  return (
    <Panel title={t('prepare.plan')}>
      {/* A kit that was built stands in its own way: its plan is told by the kit itself. */}
      {error && !(isBuilt && error.code === 'kit/exists') && <ErrorBox error={error} onRetry={reload} />}
      {error && isBuilt && error.code === 'kit/exists' && (
        <p>
          {ui('plan.output')}: {String(error.data['path'])}
        </p>
      )}
      {!data && !error && <Loading />}
      {data && (
        <>
          <PlanFacts plan={data.plan} earlierMs={data.earlierMs} />
          <Actions>
            <Button kind="primary" onPress={() => void build(data.plan)}>
              {t('prepare.build')}
            </Button>
          </Actions>
        </>
      )}
    </Panel>
  );
}

function PlanFacts({ plan, earlierMs }: { readonly plan: BuildPlan; readonly earlierMs: number | null }) {
  const { t, ui } = useTexts();
  const { chosen, reason, refused } = plan.toolchain;
  const { git } = plan.project;
  const revision = git === null ? ui('go.no-revision') : `${git.describe}${git.dirty ? ` (${ui('kit.dirty')})` : ''}`;
  return (
    <>
      <Facts
        facts={[
          [ui('kit.name'), `${plan.name} ${plan.version}`],
          [ui('kit.serial'), String(plan.serial)],
          [ui('kit.audience'), plan.audience],
          [ui('go.module'), plan.project.module],
          [ui('go.revision'), revision],
          [
            ui('go.toolchain'),
            t('prepare.toolchain.chosen', {
              version: chosen.version,
              goroot: chosen.goroot,
              reason: ui(`go.reason.${reason}`),
            }),
          ],
          ...refused.map(
            ({ toolchain, reason: why }) =>
              [`${ui('go.also-there')}: Go ${toolchain.version} ${toolchain.goroot}`, ui(`go.refused.${why}`)] as const,
          ),
          ...plan.targets.map(
            ({ target, files }) =>
              [fill(ui('plan.target'), { target }), files.map(({ path }) => path).join(', ')] as const,
          ),
          [ui('kit.service'), <code key="service">{[plan.service.exec, ...plan.service.args].join(' ')}</code>],
          [ui('kit.modules'), ui(plan.project.file.include.modules ? 'plan.modules-in' : 'plan.modules-out')],
          [ui('plan.output'), <code key="output">{plan.output}</code>],
          [
            t('prepare.plan.space'),
            fill(ui('plan.space'), { needed: formatBytes(plan.neededBytes), free: formatBytes(plan.freeBytes) }),
          ],
          [
            t('prepare.plan.time'),
            earlierMs === null
              ? t('prepare.plan.no-earlier')
              : t('prepare.plan.earlier', { time: formatDuration(earlierMs) }),
          ],
        ]}
      />
      {plan.without.map(({ package: path, targets }) => (
        <p key={path}>{fill(ui('plan.without'), { package: path, targets: targets.join(', ') })}</p>
      ))}
    </>
  );
}
