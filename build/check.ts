import { checkCatalogues } from './checks/catalogues.ts';
import { checkFacts } from './checks/facts.ts';
import { type Finding, formatFinding } from './checks/finding.ts';
import { checkImports } from './checks/imports.ts';
import { checkScripts } from './checks/scripts.ts';
import { checkShape } from './checks/shape.ts';
import { checkStyle } from './checks/style.ts';
import { checkTypes } from './checks/types.ts';
import { checkUnused } from './checks/unused.ts';

const checks: readonly { readonly name: string; readonly check: (root: string) => Promise<Finding[]> }[] = [
  { name: 'types', check: checkTypes },
  { name: 'style', check: checkStyle },
  { name: 'imports', check: checkImports },
  { name: 'shape', check: checkShape },
  { name: 'unused code', check: checkUnused },
  { name: 'shell scripts', check: checkScripts },
  { name: 'catalogues', check: checkCatalogues },
  { name: 'facts', check: checkFacts },
];

const root = new URL('..', import.meta.url).pathname.replace(/\/$/, '');

/** Runs one check and prints what it found; a check that breaks down has proven nothing, so it fails. */
async function passes({ name, check }: (typeof checks)[number]): Promise<boolean> {
  const startedAt = performance.now();
  const lines = await check(root).then(
    (findings) => findings.map(formatFinding),
    (error: unknown) => [`the check itself failed: ${error instanceof Error ? error.message : String(error)}`],
  );
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(
    [`${lines.length === 0 ? '✓' : '✗'} ${name} (${seconds} s)`, ...lines.map((line) => `    ${line}`)].join('\n'),
  );
  return lines.length === 0;
}

const results = await Promise.all(checks.map(passes));
const failed = results.filter((passed) => !passed).length;
console.log(`${results.length - failed} of ${results.length} checks passed`);
process.exitCode = failed === 0 ? 0 : 1;
