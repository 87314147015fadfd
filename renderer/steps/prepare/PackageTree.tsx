import { useMemo } from 'react';
import type { ScannedPackage } from '../../../electron/shared/dependencies.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Disclosure } from '../../components/Disclosure.tsx';
import styles from './dependencies.module.css';

type Packages = ReadonlyMap<string, ScannedPackage>;

/** Which package imports which, from the programs down; a branch is built when it is unfolded, so that cycles of display cannot be. */
export function PackageTree({ packages }: { readonly packages: readonly ScannedPackage[] }) {
  const byPath = useMemo(() => new Map(packages.map((one) => [one.path, one])), [packages]);
  const imported = useMemo(
    () => new Set(packages.filter(({ class: kind }) => kind === 'own').flatMap(({ imports }) => imports)),
    [packages],
  );
  const roots = packages.filter(
    ({ class: kind, path }) => (kind === 'own' || kind === 'plugin') && !imported.has(path),
  );
  return <Branch packages={roots} byPath={byPath} />;
}

function Branch({ packages, byPath }: { readonly packages: readonly ScannedPackage[]; readonly byPath: Packages }) {
  return (
    <ul className={styles['branch']}>
      {packages.map((one) => {
        const next = one.imports.flatMap((path) => byPath.get(path) ?? []).filter(isShown);
        return (
          <li key={one.path}>
            {next.length === 0 ? (
              <p className={styles['leaf']}>
                <Name of={one} />
              </p>
            ) : (
              <Disclosure summary={<Name of={one} />}>
                <Branch packages={next} byPath={byPath} />
              </Disclosure>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Name({ of: one }: { readonly of: ScannedPackage }) {
  const { t, ui, list } = useTexts();
  const remarks = [
    one.class === 'plugin' ? t('prepare.plugin') : null,
    one.cgo === null ? null : t('prepare.cgo'),
    one.servesPlugin ? ui('scan.serves-plugin') : null,
    one.pluginOpens.length === 0 ? null : ui('scan.opens-plugins', { places: one.pluginOpens }),
    one.embeds.length === 0 ? null : ui('scan.embeds', { patterns: one.embeds }),
    one.linknames.length === 0 ? null : 'go:linkname',
    one.generated === 0 ? null : t('prepare.dependencies.generated', { n: one.generated }),
    one.testsOnly ? ui('scan.tests-only') : null,
  ].filter((remark) => remark !== null);
  return (
    <>
      <code>{one.path}</code>
      {remarks.length > 0 && <span className={styles['remarks']}> {list(remarks)}</span>}
    </>
  );
}

/** The standard library is on every far side already. */
function isShown({ class: kind }: ScannedPackage): boolean {
  return kind !== 'standard';
}
