import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ModuleGraph, parseModuleGraph } from '../../core/go/module-graph.ts';
import { VoidferryError } from '../../shared/error.ts';
import { run } from '../process.ts';

const GRAPH_TIMEOUT_MS = 120_000;

/**
 * Which module asks for which. The project is not written: what go.sum lacks of the graph, is added to a copy.
 * @param env from `goEnv`
 * @throws VoidferryError `go/module-unreadable`.
 */
export async function readModuleGraph(
  dir: string,
  goroot: string,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<ModuleGraph> {
  const copy = await mkdtemp(join(tmpdir(), 'voidferry-graph-'));
  try {
    await copyFile(join(dir, 'go.mod'), join(copy, 'go.mod'));
    await copyFile(join(dir, 'go.sum'), join(copy, 'go.sum')).catch(() => {});
    const isWorkspace = env['GOWORK'] !== 'off';
    const flags = isWorkspace ? [] : ['-mod=mod', `-modfile=${join(copy, 'go.mod')}`];
    const { code, stdout, stderr } = await run(join(goroot, 'bin/go'), ['mod', 'graph'], {
      cwd: dir,
      env: { ...env, GOFLAGS: flags.join(' ') },
      expect: [0, 1],
      timeoutMs: GRAPH_TIMEOUT_MS,
      signal,
    });
    if (code !== 0) throw new VoidferryError('go/module-unreadable', { path: dir, output: stderr.trim() });
    return parseModuleGraph(stdout);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
