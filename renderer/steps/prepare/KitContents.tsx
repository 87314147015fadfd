import { formatBytes } from '../../../electron/shared/format.ts';
import type { Kit, KitTarget } from '../../../electron/shared/kit.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Facts } from '../../components/Facts.tsx';

type Role = Kit['files'][number]['role'];

/** What lies in a kit: the archive of each target, its plugins, and how many files there are of each kind. */
export function KitContents({ kit }: { readonly kit: Kit }) {
  const { t, ui, number, list } = useTexts();
  const sizeOf = ({ archive }: KitTarget) => kit.files.find(({ path }) => path === archive)?.bytes ?? 0;
  return (
    <Facts
      facts={[
        ...kit.targets.map(
          (target) =>
            [
              ui('plan.target', { target: target.target }),
              <span key={target.target}>
                <code>{target.archive}</code>{' '}
                {t('prepare.kit.archive', {
                  packed: formatBytes(sizeOf(target)),
                  unpacked: formatBytes(target.unpackedBytes),
                })}
              </span>,
            ] as const,
        ),
        ...kit.plugins.map(
          ({ path, kind, targets }) =>
            [
              t(`prepare.plugin.${kind}`),
              <span key={path}>
                <code>{path}</code> ({list(targets)})
              </span>,
            ] as const,
        ),
        ...rolesOf(kit).map(
          ({ role, files, bytes }) =>
            [
              t(`prepare.role.${role}`),
              t('prepare.kit.size', { n: number(files), bytes: formatBytes(bytes) }),
            ] as const,
        ),
      ]}
    />
  );
}

function rolesOf({ files }: Kit): readonly { readonly role: Role; readonly files: number; readonly bytes: number }[] {
  return [...new Set(files.map(({ role }) => role))].map((role) => {
    const own = files.filter((file) => file.role === role);
    return { role, files: own.length, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0) };
  });
}
