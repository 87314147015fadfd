import type { ProjectChoice, Trip } from '../../../electron/shared/trip.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useSettled } from '../../components/use-settled.ts';
import { updateTrip } from '../../state/trip-store.ts';
import { PlanPanel } from './PlanPanel.tsx';
import { ProjectPanel } from './ProjectPanel.tsx';
import { TargetsPanel } from './TargetsPanel.tsx';
import { ToolchainPanel } from './ToolchainPanel.tsx';

/** Project, toolchain, targets and plan: each unfolds when the one above it is known. */
export function ProjectSections({ trip, onBuild }: { readonly trip: Trip; readonly onBuild: () => void }) {
  const { project } = trip;
  const scan = useRequest('go.scan', project && { dir: project.dir, goroot: project.goroot });
  const settled = useSettled(JSON.stringify(project));
  const isSettled = settled === JSON.stringify(project);
  const plan = useRequest('go.plan', isSettled && scan.state === 'done' ? project : null);
  if (project === null) return <ProjectPanel trip={trip} scan={scan} />;
  const say = (change: Partial<ProjectChoice>) => void updateTrip({ project: { ...project, ...change } });
  return (
    <>
      <ProjectPanel key={project.dir} trip={trip} scan={scan} />
      {(scan.data || scan.error?.code.startsWith('go/toolchain')) && (
        <ToolchainPanel goroot={project.goroot} choice={scan.data?.toolchain ?? null} onChange={say} />
      )}
      {scan.data && (
        <>
          <TargetsPanel project={project} facts={scan.data.project} plan={plan.data?.plan ?? null} onChange={say} />
          <PlanPanel trip={trip} project={project} plan={plan} onChange={say} onBuild={onBuild} />
        </>
      )}
    </>
  );
}
