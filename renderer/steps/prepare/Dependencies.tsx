import { countByClass, type DependencyReport, packageClasses } from '../../../electron/shared/dependencies.ts';
import type { ProjectChoice } from '../../../electron/shared/trip.ts';
import { useTexts } from '../../app/use-texts.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { Disclosure } from '../../components/Disclosure.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Facts } from '../../components/Facts.tsx';
import { FindingList } from '../../components/FindingList.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Stack } from '../../components/Stack.tsx';
import { ModuleTable } from './ModuleTable.tsx';
import { PackageTree } from './PackageTree.tsx';

/** What a project is made of, read when somebody wants to see it. */
export function Dependencies({ project }: { readonly project: ProjectChoice }) {
  const { t } = useTexts();
  return (
    <Disclosure summary={t('prepare.dependencies')}>
      <Asked project={project} />
    </Disclosure>
  );
}

function Asked({ project: { dir, goroot } }: { readonly project: ProjectChoice }) {
  const { t } = useTexts();
  const { data, error, isAsking, reload } = useRequest('go.dependencies', { dir, goroot });
  if (error && !isAsking) return <ErrorBox error={error} onRetry={reload} />;
  return data === undefined ? <Loading text={t('prepare.dependencies.reading')} /> : <Report report={data} />;
}

function Report({ report }: { readonly report: DependencyReport }) {
  const { t, ui, number } = useTexts();
  const counts = countByClass(report);
  return (
    <Stack>
      <Facts
        facts={[
          ...packageClasses.map((kind) => [ui(`scan.class.${kind}`), number(counts[kind])] as const),
          [ui('scan.modules'), number(report.modules.length)],
          [ui('scan.platform'), <code key="platform">{report.platform}</code>],
        ]}
      />
      {report.findings.length > 0 && <FindingList findings={report.findings} />}
      <Disclosure summary={t('prepare.dependencies.modules', { n: number(report.modules.length) })}>
        <ModuleTable modules={report.modules} />
      </Disclosure>
      <Disclosure summary={t('prepare.dependencies.tree')}>
        <PackageTree packages={report.packages} />
      </Disclosure>
    </Stack>
  );
}
