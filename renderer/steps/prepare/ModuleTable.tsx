import type { ScannedModule } from '../../../electron/shared/dependencies.ts';
import { useTexts } from '../../app/use-texts.ts';
import styles from './dependencies.module.css';

/** Every module that a project is compiled or tested from. */
export function ModuleTable({ modules }: { readonly modules: readonly ScannedModule[] }) {
  const { t, ui, list, number } = useTexts();
  const remarksOf = ({ version, testsOnly, cgo, replacedBy }: ScannedModule) =>
    list(
      [
        version === null ? t('prepare.dependencies.own') : null,
        testsOnly ? ui('scan.tests-only') : null,
        cgo ? t('prepare.cgo') : null,
        replacedBy === null ? null : `→ ${replacedBy}`,
      ].filter((remark) => remark !== null),
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles['scroll']} tabIndex={0} aria-label={ui('scan.modules')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('prepare.dependencies.module')}</th>
            <th scope="col">{t('prepare.dependencies.version')}</th>
            <th scope="col" className={styles['count']}>
              {t('prepare.dependencies.packages')}
            </th>
            <th scope="col">{t('prepare.dependencies.licences')}</th>
            <th scope="col">{t('prepare.dependencies.remarks')}</th>
          </tr>
        </thead>
        <tbody>
          {modules.map((module) => (
            <tr key={module.path}>
              <th scope="row">
                <code>{module.path}</code>
              </th>
              <td>
                <code>{module.version ?? ''}</code>
              </td>
              <td className={styles['count']}>{number(module.packages)}</td>
              <td>{list(module.licences) || t('prepare.dependencies.licence.none')}</td>
              <td>{remarksOf(module)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
