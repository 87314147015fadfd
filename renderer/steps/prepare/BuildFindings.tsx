import type { BuildChecks } from '../../../electron/shared/build-checks.ts';
import type { JobSnapshot } from '../../../electron/shared/job.ts';
import type { CheckedPlugin } from '../../../electron/shared/plugin-report.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Disclosure } from '../../components/Disclosure.tsx';
import { Facts } from '../../components/Facts.tsx';
import { FindingList } from '../../components/FindingList.tsx';
import { factOf } from '../../components/fact-of.ts';
import { Notice } from '../../components/Notice.tsx';
import { Stack } from '../../components/Stack.tsx';

/** What a build found out about the files it compiled: doubts in sight, the comparison of plugins for who asks. */
export function BuildFindings({ job }: { readonly job: JobSnapshot }) {
  const { t } = useTexts();
  const checks = checksOf(job);
  if (checks === null) return null;
  const { files, plugins } = checks;
  const doubted = files.filter(({ findings }) => findings.some(({ weight }) => weight === 'doubt'));
  const noted = files.filter((file) => !doubted.includes(file));
  return (
    <>
      {doubted.length > 0 && (
        <Notice tone="warn" title={t('prepare.doubts')}>
          <FileFindings files={doubted} />
        </Notice>
      )}
      {noted.length > 0 && (
        <Disclosure summary={t('prepare.notes', { n: noted.length })}>
          <FileFindings files={noted} />
        </Disclosure>
      )}
      {plugins.map(({ target, report }) => (
        <Disclosure
          key={`${target} ${report.host.file}`}
          summary={t('prepare.preflight', { host: report.host.file, target, n: report.plugins.length })}
          isOpen={report.verdict !== 'compatible'}
        >
          <Stack>
            {report.plugins.map((plugin) => (
              <PluginFacts key={plugin.file} plugin={plugin} />
            ))}
          </Stack>
        </Disclosure>
      ))}
    </>
  );
}

function FileFindings({ files }: { readonly files: BuildChecks['files'] }) {
  return (
    <Stack>
      {files.map(({ target, path, findings }) => (
        <div key={`${target} ${path}`}>
          <p>
            <code>{path}</code> · {target}
          </p>
          <FindingList findings={findings} />
        </div>
      ))}
    </Stack>
  );
}

function PluginFacts({ plugin }: { readonly plugin: CheckedPlugin }) {
  const { t, ui, list, number } = useTexts();
  const { file, verdict, exported, shared, differing, findings, go } = plugin;
  return (
    <div>
      <Facts
        facts={[
          [t('prepare.plugin'), <code key="file">{file}</code>],
          [t('prepare.plugin.verdict'), ui(`plugin.verdict.${verdict}`)],
          [
            t('prepare.plugin.packages'),
            ui('plugin.compared', { shared: number(shared), differing: number(differing) }),
          ],
          [t('prepare.plugin.go'), go ?? t('app.unknown')],
          [
            t('prepare.plugin.exported'),
            exported.length === 0 ? t('app.none') : <code key="exported">{list(exported)}</code>,
          ],
        ]}
      />
      {findings.length > 0 && <FindingList findings={findings} />}
    </div>
  );
}

/** Builds of earlier versions did not check. */
function checksOf(job: JobSnapshot): BuildChecks | null {
  return job.state === 'done' ? ((factOf(job.result, 'checks') as BuildChecks | undefined) ?? null) : null;
}
