import { join } from 'node:path';
import { type RunResult, run } from '../../electron/services/process.ts';

const TOOL_TIMEOUT_MS = 120_000;

/**
 * Runs a JavaScript tool from node_modules with this Node, whatever `node` means on PATH.
 * @param script path below node_modules, e.g. `typescript/bin/tsc`
 * @throws VoidferryError `job/tool-failed` for an exit code other than 0 and those expected
 */
export function runTool(
  root: string,
  script: string,
  args: readonly string[],
  expect: readonly number[],
): Promise<RunResult> {
  return run(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    expect: [0, ...expect],
    timeoutMs: TOOL_TIMEOUT_MS,
  });
}
