import styles from './prepare.module.css';

/** Paths, or packages, under one another, each with what is to be said of it. */
export function PathList({
  paths,
}: {
  readonly paths: readonly { readonly path: string; readonly about: string | null }[];
}) {
  return (
    <ul className={styles['paths']}>
      {paths.map(({ path, about }) => (
        <li key={path}>
          <code>{path}</code>
          {about !== null && <span className={styles['about']}> {about}</span>}
        </li>
      ))}
    </ul>
  );
}
