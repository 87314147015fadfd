import { pluginStartRecheck } from '../core/go/check-recheck.ts';
import { findRunner } from '../services/go/find-runner.ts';
import type { TargetContent } from '../services/go/pack-target.ts';
import { readGoFile } from '../services/go/read-go-file.ts';
import { smokeHttpPlugin } from '../services/go/smoke-http-plugin.ts';
import { smokePlugin } from '../services/go/smoke-plugin.ts';
import type { Sandbox } from '../services/sandbox/sandbox.ts';
import type { PlannedFile, PlannedTarget } from '../shared/build-plan.ts';
import type { PluginLife, PluginStart } from '../shared/plugin-life.ts';
import type { TargetName } from '../shared/target.ts';
import type { PrepareWork } from './prepare-work.ts';

/** What became of a plugin that was tried, or that nothing here can run. */
export type TriedPlugin = { readonly target: TargetName; readonly path: string; readonly life: PluginLife | null };

const ANSWER_TIMEOUT_MS = 10_000;

type Startable = PlannedFile & { readonly start: PluginStart };

/**
 * Starts each plugin that is a program of its own, and follows it through its life, in a sandbox. Where nothing here runs it, it is told so.
 * @throws VoidferryError those of `smokePlugin` and `smokeHttpPlugin`.
 */
export async function tryPlugins(
  work: PrepareWork,
  contents: readonly TargetContent[],
  sandbox: Sandbox,
): Promise<TriedPlugin[]> {
  const { plan, context } = work;
  const planned = plan.targets.map((target) => ({ target, plugins: target.files.filter(isStartable) }));
  const total = planned.reduce((sum, { plugins }) => sum + plugins.length, 0);
  if (total === 0) return [];
  context.phase('prepare.smoke', { mode: 'reversible', total });
  const tried: TriedPlugin[] = [];
  for (const { target, plugins } of planned) {
    const content = contents.find((one) => one.target === target.target);
    if (content === undefined) throw new TypeError(`${target.target} was not built`);
    for (const plugin of plugins) tried.push(await tryPlugin(work, target, content, plugin, sandbox));
  }
  const notRun = tried.flatMap(({ target, path, life }) => (life === null ? [`${target} ${path}`] : []));
  if (notRun.length > 0) context.note('prepare.not-run', { files: notRun });
  return tried;
}

function isStartable(file: PlannedFile): file is Startable {
  return file.start !== undefined;
}

async function tryPlugin(
  work: PrepareWork,
  { target }: PlannedTarget,
  content: TargetContent,
  { path, start }: Startable,
  sandbox: Sandbox,
): Promise<TriedPlugin> {
  const { context } = work;
  const item = `${target} ${path}`;
  context.item(item, 'running');
  const life = await followPlugin(content, path, start, sandbox, context.signal).catch((error: unknown) => {
    context.item(item, 'failed');
    throw error;
  });
  context.item(item, life === null || life.reached !== 'serving' ? 'unchecked' : 'ok');
  context.advance(1);
  if (life?.reached === 'serving') {
    context.prove({
      claim: 'go.plugin-serves',
      method: life.protocol === 'http' ? 'HTTP' : 'grpc.health.v1',
      figures: {
        path,
        target,
        protocol: `${life.protocol}${life.app === null ? '' : ` ${life.app}`}`,
        services: life.services,
        stopped: life.stopped,
        cut: sandbox.cut,
      },
      recheck: pluginStartRecheck(work.plan.output, target, path, start),
    });
  }
  return { target, path, life };
}

async function followPlugin(
  { target, release, probe }: TargetContent,
  name: string,
  start: PluginStart,
  sandbox: Sandbox,
  signal: AbortSignal,
): Promise<PluginLife | null> {
  const file = release.find(({ path }) => path === name)?.from;
  if (typeof file !== 'string') throw new TypeError(`${name} was not built`);
  const runner = await findRunner(target, readGoFile(file).elf.interpreter);
  if (runner === null) return null;
  const trial = { name, file, runner: runner.command, sandbox, timeoutMs: ANSWER_TIMEOUT_MS };
  if (start.kind === 'grpc') return smokePlugin({ ...trial, handshake: start.handshake }, signal);
  // What asks it runs beside it, and is a program for the same machine.
  return runner.kind === 'native' ? smokeHttpPlugin({ ...trial, start, probe }, signal) : null;
}
