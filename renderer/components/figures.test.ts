import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { figureTexts } from '../../electron/shared/i18n/en/figures.ts';

/** Where the engine gives evidence its figures; what it spreads in there stands in `figures = { … }` of the same file. */
const FIGURES = /figures(?: =|:) \{([^}]*)\}/g;

test('every figure of evidence has a name for people', () => {
  const root = join(import.meta.dirname, '../../electron');
  const code = globSync('{jobs,services}/**/*.ts', { cwd: root })
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
  const names = [...code.matchAll(FIGURES)].flatMap(([, body = '']) =>
    [...body.matchAll(/(?:^|[,\n])\s*(\w+)(?=\s*[:,\n]|\s*$)/g)].map(([, name = '']) => name),
  );
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !(`figure.${name}` in figureTexts))).toEqual([]);
});
