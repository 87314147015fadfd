/** What one Go file says that matters on the far side. */
export interface SourceFacts {
  readonly hasLinkname: boolean;
  readonly isGenerated: boolean;
  /** Lines, from 1, of calls of `plugin.Open`. */
  readonly pluginOpens: readonly number[];
  readonly servesPlugin: boolean;
  /** The cookie of a hashicorp/go-plugin handshake, when it is written out. */
  readonly handshake: { readonly key: string; readonly value: string } | null;
  readonly hasEmptyMain: boolean;
}

const GO_PLUGIN = 'github.com/hashicorp/go-plugin';

/** Reads a Go file without parsing it whole: what stands in comments and strings is not taken for code. */
export function readSource(text: string): SourceFacts {
  const code = withoutComments(text);
  const calls = (name: string | null, method: string) =>
    name === null ? [] : [...code.matchAll(new RegExp(`(?<![\\w.])${name}\\.${method}\\(`, 'g'))];
  return {
    hasLinkname: /^\/\/go:linkname[ \t]/m.test(text),
    // https://go.dev/s/generatedcode
    isGenerated: /^\/\/ Code generated .* DO NOT EDIT\.$/m.test(text),
    pluginOpens: calls(importName(code, 'plugin'), 'Open').map(({ index }) => lineOf(code, index)),
    servesPlugin: calls(importName(code, GO_PLUGIN), 'Serve').length > 0,
    handshake: handshakeOf(code),
    hasEmptyMain: /^func main\(\)\s*\{\s*\}/m.test(code),
  };
}

/** The name by which a file calls a package that it imports; null when it does not. */
function importName(code: string, path: string): string | null {
  const found = new RegExp(
    `(?:^|\\n|\\(|;)[ \\t]*(?:import[ \\t]+)?([\\w.]+)?[ \\t]*"${path.replaceAll('.', '\\.')}"`,
  ).exec(code);
  if (found === null) return null;
  const [, name] = found;
  return name === undefined || name === 'import' ? 'plugin' : name === '_' || name === '.' ? null : name;
}

function handshakeOf(code: string): SourceFacts['handshake'] {
  const literal = (field: string) => new RegExp(`\\b${field}:\\s*"([^"\\\\\\n]*)"`).exec(code)?.[1];
  const [key, value] = [literal('MagicCookieKey'), literal('MagicCookieValue')];
  return key === undefined || value === undefined ? null : { key, value };
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** Comments become spaces, so that lines stay where they are; strings are skipped, since `//` may stand in them. */
function withoutComments(text: string): string {
  return text.replace(/"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])+'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
    part.startsWith('/') ? part.replace(/[^\n]/g, ' ') : part,
  );
}
