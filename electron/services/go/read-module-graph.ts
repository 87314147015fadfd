import { join } from 'node:path';
import { type ModuleGraph, parseModuleGraph } from '../../core/go/module-graph.ts';
import { VoidferryError } from '../../shared/error.ts';
import { run } from '../process.ts';
import { withModuleCopy } from './module-copy.ts';

const GRAPH_TIMEOUT_MS = 120_000;

/**
 * Which module asks for which. The project is not written.
 * @param env from `goEnv`
 * @throws VoidferryError `go/module-unreadable`.
 */
export async function readModuleGraph(
  dir: string,
  goroot: string,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<ModuleGraph> {
  return await withModuleCopy(dir, env, async (own) => {
    const { code, stdout, stderr } = await run(join(goroot, 'bin/go'), ['mod', 'graph'], {
      cwd: dir,
      env: own,
      expect: [0, 1],
      timeoutMs: GRAPH_TIMEOUT_MS,
      signal,
    });
    if (code !== 0) throw new VoidferryError('go/module-unreadable', { path: dir, output: stderr.trim() });
    return parseModuleGraph(stdout);
  });
}
