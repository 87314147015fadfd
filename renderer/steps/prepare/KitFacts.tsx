import type { KitView } from '../../../electron/shared/contract/kit.ts';
import { formatBytes } from '../../../electron/shared/format.ts';
import { toolchainsIn } from '../../../electron/shared/kit-toolchains.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Facts } from '../../components/Facts.tsx';
import { PathList } from './PathList.tsx';
import { RehearsalFacts } from './RehearsalFacts.tsx';
import { VulnerabilityFacts } from './VulnerabilityFacts.tsx';

/** What a kit says of itself. It proves nothing. @param vouched the key of which a job proved that it signed just this kit; null: of none */
export function KitFacts({ view, vouched }: { readonly view: KitView; readonly vouched: string | null }) {
  const { t, ui, number, list, audience } = useTexts();
  const { dir, kit, digest, files, bytes, signatures, rehearsal, vulnerabilities } = view;
  const { revision, dirty, module } = kit.project;
  const source = [module, revision, dirty ? ui('kit.dirty') : null].filter((part) => part !== null);
  return (
    <Facts
      facts={[
        [ui('kit.name'), `${kit.name} ${kit.version}`],
        [ui('kit.serial'), String(kit.serial)],
        [ui('kit.audience'), audience(kit.audience)],
        [ui('kit.source'), source.join(' · ')],
        [ui('kit.go'), `Go ${kit.go.version}`],
        [ui('kit.targets'), list(kit.targets.map(({ target }) => target))],
        [
          ui('kit.modules'),
          kit.modules === null
            ? t('app.none')
            : t('prepare.kit.modules', {
                n: number(kit.modules.count),
                database: kit.modules.checksumDatabase ?? t('app.none'),
              }),
        ],
        listed(ui('kit.private-modules'), kit.modules?.private ?? []),
        listed(ui('kit.toolchains'), toolchainsIn(kit)),
        listed(ui('go.workspace'), kit.project.workspace),
        [ui('kit.files'), t('prepare.kit.size', { n: number(files), bytes: formatBytes(bytes) })],
        [t('prepare.rehearsal'), <RehearsalFacts key="rehearsal" rehearsal={rehearsal} />],
        [t('prepare.vulnerabilities'), <VulnerabilityFacts key="vulnerabilities" report={vulnerabilities} />],
        [ui('kit.digest'), <code key="digest">{digest}</code>],
        [
          ui('kit.signature'),
          signatures.length === 0 ? (
            ui('kit.no-signature')
          ) : (
            <PathList
              key="signatures"
              paths={signatures.map(({ file, fingerprint }) => ({
                path: fingerprint ?? file,
                about:
                  fingerprint === null
                    ? ui('kit.signature-unreadable')
                    : t(fingerprint === vouched ? 'prepare.kit.signed-here' : 'prepare.kit.claimed'),
              }))}
            />
          ),
        ],
        [t('prepare.kit.folder'), <code key="dir">{dir}</code>],
      ]}
    />
  );
}

function listed(name: string, paths: readonly string[]) {
  if (paths.length === 0) return null;
  return [name, <PathList key={name} paths={paths.map((path) => ({ path, about: null }))} />] as const;
}
