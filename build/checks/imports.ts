import { isBuiltin } from 'node:module';
import type { Finding, SourceFile } from './finding.ts';
import { type Floor, floorOf, floors, isTest, reservedModules, reservedNames } from './floors.ts';
import { chainToPackage, findCycles, resolveRelative } from './graph.ts';
import { type ImportRef, type NameUse, type ParsedModule, parseModule } from './parse.ts';
import { readTypeScript } from './sources.ts';

/** Who may import what, and where clocks, randomness and connections may be used. */
export async function checkImports(root: string): Promise<Finding[]> {
  return importFindings(await readTypeScript(root));
}

/** The rules over a tree of files; pure, so that a test can feed it a tree that does not exist. */
export function importFindings(files: readonly SourceFile[]): Finding[] {
  const findings: Finding[] = [];
  const modules: ParsedModule[] = [];
  for (const file of files) {
    if (floorOf(file.path) === null) continue;
    try {
      modules.push(parseModule(file));
    } catch (error) {
      findings.push({ file: file.path, problem: `cannot be parsed: ${(error as Error).message}` });
    }
  }
  for (const module of modules) findings.push(...moduleFindings(module, modules));
  for (const cycle of findCycles(modules)) {
    findings.push({ file: cycle[0] ?? '', problem: `is in a cycle of imports: ${cycle.join(' → ')}` });
  }
  return findings;
}

function moduleFindings(module: ParsedModule, modules: readonly ParsedModule[]): Finding[] {
  const floor = floorOf(module.path);
  if (floor === null) return [];
  // An import names a thing twice, as exported and as bound: one finding is enough.
  const seen = new Set<string>();
  const at = (line: number, problem: string | null): Finding[] => {
    if (problem === null || seen.has(`${line} ${problem}`)) return [];
    seen.add(`${line} ${problem}`);
    return [{ file: module.path, line, problem }];
  };
  return [
    ...module.imports.flatMap((ref) => at(ref.line, importProblem(module, floor, ref))),
    ...module.uses.flatMap((use) => at(use.line, useProblem(module, floor, use))),
    ...module.referenceLines.map((line) => ({
      file: module.path,
      line,
      problem: 'triple-slash references bring types in behind the back of the floors',
    })),
    ...(floor === 'renderer' ? zodFindings(module, modules) : []),
  ];
}

function importProblem(module: ParsedModule, floor: Floor, { specifier }: ImportRef): string | null {
  if (specifier === null) return 'imports a computed name, which no check can follow';
  if (specifier.startsWith('.')) return relativeProblem(module.path, floor, specifier);
  if (isBuiltin(specifier)) return builtinProblem(module.path, floor, specifier.replace(/^node:/, ''));
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const isAllowed = floors[floor].packages.includes(name) || (isTest(module.path) && name === 'vitest');
  return isAllowed ? null : `${floor} may not import the package ${name}`;
}

function relativeProblem(path: string, floor: Floor, specifier: string): string | null {
  const target = resolveRelative(path, specifier);
  const below = floorOf(target);
  if (below === floor || (isTest(path) && below === 'e2e')) return null;
  if (below === null) return `imports ${target}, which is on no floor`;
  return floors[floor].below.includes(below) ? null : `${floor} may not import from ${below} (${target})`;
}

function builtinProblem(path: string, floor: Floor, name: string): string | null {
  if (!floors[floor].node && !isTest(path)) return `${floor} may not import node:${name}: it runs without Node`;
  for (const { modules, allowed, testsToo, why } of reservedModules) {
    const isExempt = allowed.test(path) || (!testsToo && isTest(path));
    if (modules.includes(name) && !isExempt) return `node:${name} is not allowed here: ${why}`;
  }
  return null;
}

function useProblem(module: ParsedModule, floor: Floor, use: NameUse): string | null {
  if (isTest(module.path) || floor === 'e2e') return null;
  if ((floor === 'core' || floor === 'shared') && readsClockOrChance(use)) {
    return `${floor} has no clock and no randomness: take it as a parameter`;
  }
  if (isSshConnection(module, use)) return 'SSH connections are made by services/host/ssh* and loopback* alone';
  const rule = reservedNames.find(({ name, allowed }) => name === use.name && !allowed.test(module.path));
  return rule ? `${rule.name} is not allowed here: ${rule.why}` : null;
}

function readsClockOrChance({ name, object, args }: NameUse): boolean {
  if (name === 'randomUUID' || name === 'getRandomValues') return true;
  if (object === 'Date') return name === 'now';
  if (object === 'Math') return name === 'random';
  return object === null && ((name === 'Date' && args === 0) || name === 'performance' || name === 'Temporal');
}

function isSshConnection({ path, imports }: ParsedModule, { name }: NameUse): boolean {
  if (name !== 'Client' && name !== 'Server') return false;
  return (
    imports.some(({ specifier, typeOnly }) => specifier === 'ssh2' && !typeOnly) &&
    !/^electron\/services\/host\/(ssh|loopback)[^/]*\.ts$/.test(path)
  );
}

/** The window shows what the engine validated: a validator in its bundle is weight without a use. */
function zodFindings(module: ParsedModule, modules: readonly ParsedModule[]): Finding[] {
  if (isTest(module.path)) return [];
  return module.imports.flatMap(({ specifier, typeOnly, line }) => {
    if (typeOnly || !specifier?.startsWith('.')) return [];
    const target = resolveRelative(module.path, specifier);
    // What it takes from beside it is found there.
    const chain = floorOf(target) === 'renderer' ? null : chainToPackage(modules, target, 'zod');
    if (chain === null) return [];
    const problem = `the renderer may only import its types, since it brings zod along: ${chain.join(' → ')}`;
    return [{ file: module.path, line, problem }];
  });
}
