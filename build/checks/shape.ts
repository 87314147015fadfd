import type { Finding, SourceFile } from './finding.ts';
import { isTest } from './floors.ts';
import { type NameUse, parseModule } from './parse.ts';
import { readScripts, readStyles, readTypeScript } from './sources.ts';

const LINES_ALLOWED = 500;

/** How files are made: none too long, no default exports, no barrels, no test that is switched off in silence. */
export async function checkShape(root: string): Promise<Finding[]> {
  const [code, scripts, styles] = await Promise.all([readTypeScript(root), readScripts(root), readStyles(root)]);
  return [...code.flatMap(moduleShape), ...[...code, ...scripts, ...styles].flatMap(lengthFindings)];
}

export function lengthFindings({ path, text }: SourceFile): Finding[] {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return lines > LINES_ALLOWED ? [{ file: path, problem: `has ${lines} lines; ${LINES_ALLOWED} are allowed` }] : [];
}

export function moduleShape(file: SourceFile): Finding[] {
  // The import check reports files that cannot be parsed; tools read a default export from their configuration.
  if (/\.config\.ts$/.test(file.path)) return [];
  const module = parseModule(file);
  const findings: Finding[] = [];
  if (module.hasDefaultExport) findings.push({ file: file.path, problem: 'exports a default; give it a name' });
  if (module.isBarrel)
    findings.push({ file: file.path, problem: 'only passes exports on; import from where they are' });
  if (!isTest(file.path)) return findings;
  const switched = module.uses.filter(isSwitchedOff);
  return [...findings, ...switched.map(({ line, name }) => ({ file: file.path, line, problem: switchProblem(name) }))];
}

function isSwitchedOff({ object, name }: NameUse): boolean {
  return /^(test|it|describe|suite)$/.test(object ?? '') && /^(only|skip|skipIf|runIf|todo|fails)$/.test(name);
}

function switchProblem(name: string): string {
  return name === 'only'
    ? 'runs alone: the tests beside it would not run'
    : `.${name} gives no reason: use context.skip('reason') within the test`;
}
