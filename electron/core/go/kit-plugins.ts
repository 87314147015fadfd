import type { CompiledTarget, PlannedFile } from '../../shared/build-plan.ts';
import type { KitPlugin } from '../../shared/kit.ts';

type PlannedPlugin = PlannedFile & { readonly kind: keyof typeof KINDS };

const KINDS = { 'grpc-plugin': 'grpc', 'http-plugin': 'http', 'native-plugin': 'native' } as const;

function isPlugin(file: PlannedFile): file is PlannedPlugin {
  return file.kind !== 'program';
}

/** The plugins of a kit, each with the targets that hold it. */
export function kitPlugins(targets: readonly CompiledTarget[]): KitPlugin[] {
  const plugins = new Map(targets.flatMap(({ files }) => files.filter(isPlugin).map((file) => [file.path, file])));
  return [...plugins.values()].map((plugin) => ({
    path: plugin.path,
    package: plugin.package,
    kind: KINDS[plugin.kind],
    targets: targets.filter(({ files }) => files.some(({ path }) => path === plugin.path)).map(({ target }) => target),
  }));
}
