import type { Kit, KitTarget } from '../../../electron/shared/kit.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Facts } from '../../components/Facts.tsx';
import { PathList } from './PathList.tsx';

type Artefact = KitTarget['artefacts'][number];

/** What each compiled file of a kit needs of its host, as it was read from the file. */
export function ArtefactList({ kit }: { readonly kit: Kit }) {
  const { t, ui, list } = useTexts();
  const needsOf = ({ interpreter, libc, glibc, libraries, cpu }: Artefact) =>
    [
      interpreter === null && libraries.length === 0 ? t('prepare.needs.nothing') : null,
      interpreter,
      libc === null ? null : glibc === null ? libc : t('prepare.needs.glibc', { version: glibc }),
      libraries.length === 0 ? null : list(libraries),
      cpu,
    ]
      .filter((need) => need !== null)
      .join(' · ');
  return (
    <Facts
      facts={kit.targets.map(({ target, artefacts }) => [
        ui('plan.target', { target }),
        <PathList key={target} paths={artefacts.map((one) => ({ path: one.path, about: needsOf(one) }))} />,
      ])}
    />
  );
}
