import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceFile } from './finding.ts';

const FLOORS = '{electron,renderer,build,bench,e2e}';

/** Every TypeScript file of the repository, tests too, sorted by path. */
export function readTypeScript(root: string): Promise<SourceFile[]> {
  return readMatching(root, [`${FLOORS}/**/*.{ts,tsx}`, '*.ts']);
}

/** Every script for a shell: those of the host, `*.sh`, and the CI script. */
export function readScripts(root: string): Promise<SourceFile[]> {
  return readMatching(root, ['resources/host/**/*', `{resources,docs,${FLOORS}}/**/*.sh`, '.ci/*']);
}

/** Style sheets of the window. */
export function readStyles(root: string): Promise<SourceFile[]> {
  return readMatching(root, ['renderer/**/*.css']);
}

async function readMatching(root: string, patterns: readonly string[]): Promise<SourceFile[]> {
  const paths = new Set<string>();
  for await (const entry of glob(patterns, { cwd: root, withFileTypes: true })) {
    if (entry.isFile()) paths.add(join(entry.parentPath, entry.name).slice(root.length + 1));
  }
  const files = await Promise.all(
    [...paths].sort().map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })),
  );
  return files.filter(({ text }) => !text.includes('\0'));
}
