import { catalogues } from '../../electron/shared/i18n/catalogues.ts';
import type { Finding, SourceFile } from './finding.ts';
import { isTest } from './floors.ts';
import { readTypeScript } from './sources.ts';
import { lineFinder, type Node, nameOf, nodesIn, parseTree, textOf, walk } from './tree.ts';

const { errors, claims } = catalogues.en;
const placeholdersOf = new Map(
  [
    ...Object.entries(errors).map(([code, { message, next }]) => [code, message + next] as const),
    ...Object.entries(claims),
  ].map(([key, text]) => [key, [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)]),
);

/** Every error and claim brings the facts that its text speaks of: an operator must not read `{path}`. */
export async function checkFacts(root: string): Promise<Finding[]> {
  return (await readTypeScript(root)).filter(({ path }) => !isTest(path)).flatMap(factFindings);
}

/** Sees facts that are written where they are used; those passed on in a variable are beyond a check of one file. */
export function factFindings(file: SourceFile): Finding[] {
  const lineAt = lineFinder(file.text);
  const findings: Finding[] = [];
  walk(parseTree(file), null, (node) => {
    for (const [key, facts] of [errorIn(node), claimIn(node)].filter((found) => found !== null)) {
      const given = facts === null ? new Set<string>() : keysOf(facts);
      const missing = given && placeholdersOf.get(key)?.filter((name) => !given.has(name));
      if (missing?.length) {
        findings.push({
          file: file.path,
          line: lineAt(node.start),
          problem: `${key} lacks the facts ${missing.join(', ')}`,
        });
      }
    }
  });
  return findings;
}

type Found = readonly [key: string, facts: Node | null];

function errorIn(node: Node): Found | null {
  if (node.type !== 'NewExpression' || nameOf(node['callee']) !== 'VoidferryError') return null;
  const [code, facts = null] = nodesIn(node['arguments']);
  const key = textOf(code);
  return key === null ? null : [key, facts];
}

function claimIn(node: Node): Found | null {
  if (node.type !== 'ObjectExpression') return null;
  const values = new Map(nodesIn(node['properties']).map(({ key, value }) => [nameOf(key), nodesIn(value)[0] ?? null]));
  const key = textOf(values.get('claim'));
  const figures = values.get('figures');
  return key === null || !figures ? null : [key, figures];
}

/** The keys of an object that is written out; null when it takes some from elsewhere. */
function keysOf(object: Node): Set<string> | null {
  const properties = nodesIn(object['properties']);
  if (object.type !== 'ObjectExpression' || properties.some(({ type }) => type !== 'Property')) return null;
  return new Set(properties.map(({ key }) => nameOf(key) ?? textOf(key) ?? ''));
}
