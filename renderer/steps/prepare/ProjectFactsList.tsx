import { type GitFacts, type ProjectFacts, siblingModules } from '../../../electron/shared/build-plan.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Facts } from '../../components/Facts.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PathList } from './PathList.tsx';

/** What is known of a project without building it, and what a person should know before. */
export function ProjectFactsList({ facts }: { readonly facts: ProjectFacts }) {
  const { t, ui, number } = useTexts();
  const { mainPackages, localReplacements, git, file } = facts;
  const beside = siblingModules(facts);
  return (
    <>
      <Facts
        facts={[
          [ui('go.module'), <code key="module">{facts.module}</code>],
          [ui('go.go-line'), facts.go ?? t('prepare.project.no-go-line')],
          [
            ui('go.main-packages'),
            mainPackages.length === 0 ? (
              t('app.none')
            ) : (
              <PathList
                key="main"
                paths={mainPackages.map(({ path, cgo }) => ({ path, about: cgo ? t('prepare.cgo') : null }))}
              />
            ),
          ],
          [
            ui('go.plugins'),
            file.plugins.length === 0 ? (
              t('app.none')
            ) : (
              <PathList
                key="plugins"
                paths={file.plugins.map((plugin) => ({
                  path: plugin.package,
                  about: t(`prepare.plugin.${plugin.kind}`),
                }))}
              />
            ),
          ],
          [ui('go.requirements'), number(facts.requirements)],
          [ui('go.revision'), git === null ? ui('go.no-revision') : <Revision key="git" git={git} />],
          beside.length === 0
            ? null
            : [ui('go.workspace'), <PathList key="beside" paths={beside.map((path) => ({ path, about: null }))} />],
          [ui('go.project-file'), ui(facts.hasProjectFile ? 'go.present' : 'go.absent')],
        ]}
      />
      {git?.dirty === true && (
        <Notice tone="warn" title={t('prepare.dirty')}>
          <p>{t('prepare.dirty.text')}</p>
        </Notice>
      )}
      {localReplacements.length > 0 && (
        <Notice tone="warn" title={t('prepare.replaced')}>
          <p>{t('prepare.replaced.text')}</p>
          <PathList paths={localReplacements.map((path) => ({ path, about: null }))} />
        </Notice>
      )}
    </>
  );
}

function Revision({ git: { revision, describe, dirty } }: { readonly git: GitFacts }) {
  const { ui } = useTexts();
  return (
    <>
      {describe}
      {dirty && ` (${ui('kit.dirty')})`} <code>{revision}</code>
    </>
  );
}
