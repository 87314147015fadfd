import type { SourceFile } from './finding.ts';
import { isNode, lineFinder, type Node, nameOf, nodesIn, parseTree, textOf, walk } from './tree.ts';

/** One reference to another module, whatever its form. */
export interface ImportRef {
  /** Null when it is computed and cannot be known. */
  readonly specifier: string | null;
  readonly line: number;
  /** Erased before the code runs. */
  readonly typeOnly: boolean;
}

/** A use of a name, or of a member by its name. `object` is the name before the dot. */
export interface NameUse {
  readonly name: string;
  readonly object: string | null;
  readonly line: number;
  /** How it is called: number of arguments, or null when it is not called. */
  readonly args: number | null;
}

export interface ParsedModule {
  readonly path: string;
  readonly imports: readonly ImportRef[];
  readonly uses: readonly NameUse[];
  readonly hasDefaultExport: boolean;
  /** It exports only what other files declare. */
  readonly isBarrel: boolean;
  /** Lines of `/// <reference …>`. */
  readonly referenceLines: readonly number[];
}

/** Parses one file. @throws Error when the text is not TypeScript. */
export function parseModule(file: SourceFile): ParsedModule {
  const program = parseTree(file);
  const body = nodesIn(program['body']);
  const lineAt = lineFinder(file.text);
  const imports: ImportRef[] = [];
  const uses: NameUse[] = [];
  walk(program, null, (node, parent) => {
    const reference = importOf(node);
    if (reference) imports.push({ ...reference, line: lineAt(node.start) });
    const use = useOf(node, parent);
    if (use) uses.push({ ...use, line: lineAt(node.start) });
  });
  return {
    path: file.path,
    imports,
    uses,
    hasDefaultExport: body.some(exportsDefault),
    isBarrel: body.some(isReExport) && body.every((node) => isReExport(node) || node.type === 'ImportDeclaration'),
    referenceLines: referenceLines(file.text.slice(0, body[0]?.start ?? file.text.length)),
  };
}

function importOf(node: Node): Omit<ImportRef, 'line'> | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      if (!isNode(node['source'])) return null;
      return { specifier: textOf(node['source']), typeOnly: (node['importKind'] ?? node['exportKind']) === 'type' };
    case 'ImportExpression':
      return { specifier: textOf(node['source']), typeOnly: false };
    case 'TSImportType':
      return { specifier: textOf(node['source']), typeOnly: true };
    case 'TSExternalModuleReference':
      return { specifier: textOf(node['expression']), typeOnly: false };
    case 'CallExpression':
      return nameOf(node['callee']) === 'require'
        ? { specifier: textOf(nodesIn(node['arguments'])[0]), typeOnly: false }
        : null;
    default:
      return null;
  }
}

function useOf(node: Node, parent: Node | null): Omit<NameUse, 'line'> | null {
  const called = parent !== null && /^(Call|New)Expression$/.test(parent.type) && parent['callee'] === node;
  const args = called ? nodesIn(parent['arguments']).length : null;
  if (node.type === 'MemberExpression') {
    const name = nameOf(node['property']) ?? textOf(node['property']);
    return name === null ? null : { name, object: nameOf(node['object']), args };
  }
  const isKey =
    parent !== null && (parent['key'] === node || parent['property'] === node) && parent['computed'] !== true;
  const isPulledOut = parent?.type === 'Property' && parent['shorthand'] === true;
  return node.type === 'Identifier' && (!isKey || isPulledOut)
    ? { name: String(node['name']), object: null, args }
    : null;
}

function isReExport(node: Node): boolean {
  return /^Export(Named|All)Declaration$/.test(node.type) && !isNode(node['declaration']);
}

function exportsDefault(node: Node): boolean {
  if (node.type === 'ExportDefaultDeclaration' || node.type === 'TSExportAssignment') return true;
  return nodesIn(node['specifiers']).some(({ exported }) => nameOf(exported) === 'default');
}

/** Every form counts that TypeScript obeys: in the comments before the first statement. */
function referenceLines(head: string): number[] {
  return head.split('\n').flatMap((line, index) => (/^\s*\/\/\/\s*<(reference|amd)/.test(line) ? [index + 1] : []));
}
