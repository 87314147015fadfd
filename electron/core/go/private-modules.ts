/**
 * Whether a module path falls under patterns as GOPRIVATE and GONOSUMDB hold them: globs, separated by commas, each held against as many
 * leading elements of the path as it has itself (https://pkg.go.dev/golang.org/x/mod/module#MatchPrefixPatterns).
 */
export function matchesPatterns(patterns: string, modulePath: string): boolean {
  const elements = modulePath.split('/');
  return patterns
    .split(',')
    .map((pattern) => pattern.replace(/\/$/, ''))
    .filter((pattern) => pattern !== '')
    .some((pattern) => {
      const prefix = elements.slice(0, pattern.split('/').length);
      return prefix.length === pattern.split('/').length && globOf(pattern).test(prefix.join('/'));
    });
}

/** A glob of Go's path.Match; one that is none matches nothing. */
function globOf(pattern: string): RegExp {
  const source = pattern.replace(/\\.|\[[^\]]*\]|[^\\[]/gu, (part) => {
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.startsWith('[')) return part;
    return part.replace(/^\\/, '').replace(/[.*+?^${}()|[\]\\]/, '\\$&');
  });
  try {
    return new RegExp(`^${source}$`, 'u');
  } catch {
    return /$^/;
  }
}
