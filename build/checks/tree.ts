import { parseAst } from 'vitest/node';
import type { SourceFile } from './finding.ts';

/** A node of the syntax tree (ESTree with TypeScript's nodes, as the parser of vitest gives it). */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** @throws Error when the text is not TypeScript. */
export function parseTree({ path, text }: SourceFile): Node {
  return parseAst(text, { lang: path.endsWith('.tsx') ? 'tsx' : 'ts' }) as unknown as Node;
}

/** Visits a node and all below it, each with its parent. */
export function walk(node: Node, parent: Node | null, visit: (node: Node, parent: Node | null) => void): void {
  visit(node, parent);
  for (const value of Object.values(node)) for (const child of nodesIn(value)) walk(child, node, visit);
}

/** The nodes that a field holds: a list, one, or none. */
export function nodesIn(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [];
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** The name of an identifier, null for any other node. */
export function nameOf(value: unknown): string | null {
  return isNode(value) && value.type === 'Identifier' ? String(value['name']) : null;
}

/** The text of a string literal or of a template without parts, null for any other node. */
export function textOf(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value.type === 'Literal' && typeof value['value'] === 'string') return value['value'];
  const quasis = value.type === 'TemplateLiteral' ? nodesIn(value['quasis']) : [];
  return quasis.length === 1 && quasis[0] ? (quasis[0]['value'] as { cooked: string }).cooked : null;
}

/** Turns offsets into line numbers, from 1. */
export function lineFinder(text: string): (offset: number) => number {
  const starts = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (offset) => {
    const after = starts.findIndex((start) => start >= offset);
    return (after === -1 ? starts.length : after) + 1;
  };
}
