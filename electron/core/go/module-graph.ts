/** The edges of a module graph: the modules that each asks for, by `path@version`; the main module has no version. */
export type ModuleGraph = ReadonlyMap<string, readonly string[]>;

/** Reads the output of `go mod graph`. Edges to `go` and `toolchain`, which are no modules, are left out. */
export function parseModuleGraph(text: string): ModuleGraph {
  const graph = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [from, to] = line.split(' ');
    if (from === undefined || to === undefined || /^(go|toolchain)@/.test(to) || /^(go|toolchain)@/.test(from))
      continue;
    graph.set(from, [...(graph.get(from) ?? []), to]);
  }
  return graph;
}

/**
 * What a module of a build asks for among the modules that were chosen for it: a graph names the versions that were asked for, a build has one
 * of each path.
 */
export function chosenEdges(graph: ModuleGraph, from: string, chosen: ReadonlyMap<string, string>): string[] {
  const edges = (graph.get(from) ?? []).flatMap((to) => {
    const path = to.slice(0, to.lastIndexOf('@'));
    const version = chosen.get(path);
    return version === undefined ? [] : [`${path}@${version}`];
  });
  return [...new Set(edges)].filter((edge) => edge !== from).sort();
}
