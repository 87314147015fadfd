import type { PlannedFile, PlannedTarget } from '../../shared/build-plan.ts';
import type { KitPlugin } from '../../shared/kit.ts';

/** The plugins of a kit, each with the targets that hold it. */
export function kitPlugins(targets: readonly PlannedTarget[]): KitPlugin[] {
  const plugins = new Map<string, PlannedFile>();
  for (const { files } of targets) for (const file of files) if (file.kind !== 'program') plugins.set(file.path, file);
  return [...plugins.values()].map((plugin) => ({
    path: plugin.path,
    package: plugin.package,
    kind: plugin.kind === 'native-plugin' ? 'native' : 'grpc',
    targets: targets.filter(({ files }) => files.some(({ path }) => path === plugin.path)).map(({ target }) => target),
  }));
}
