import { compareBytewise } from '../../shared/json.ts';
import type { Kit, KitTarget, Service } from '../../shared/kit.ts';

/** kit.env: the facts that shell needs, `KEY=value` a line, values literal, derived from KIT.json alone. */
export function kitEnv(kit: Omit<Kit, 'files'>): string {
  const targets = [...kit.targets].sort((a, b) => compareBytewise(a.target, b.target));
  const entries: [string, string | number][] = [
    ['FORMAT', kit.schema],
    ['NAME', kit.name],
    ['VERSION', kit.version],
    ['SERIAL', kit.serial],
    ['AUDIENCE', kit.audience],
    ['TARGETS', targets.map((target) => target.target).join(' ')],
    ...serviceEntries(kit.service),
    ...targets.flatMap((target): [string, string | number][] => {
      const key = target.target.replaceAll('-', '_');
      return [
        [`RELEASE_${key}`, target.releaseDigest],
        [`UNPACKED_${key}`, target.unpackedBytes],
        [`NEEDED_${key}`, neededLibraries(target).join(' ')],
      ];
    }),
  ];
  return entries.map(([key, value]) => `${key}=${value}\n`).join('');
}

/** The shared libraries that the files of a release ask for, sorted. */
function neededLibraries({ artefacts }: KitTarget): string[] {
  return [...new Set(artefacts.flatMap(({ libraries }) => libraries))].sort(compareBytewise);
}

function serviceEntries({ exec, user, health, ...service }: Service): [string, string | number][] {
  const environment = Object.entries(service.env).sort(([a], [b]) => compareBytewise(a, b));
  return [
    ['SERVICE_EXEC', exec],
    ['SERVICE_USER', user],
    ...list('SERVICE_ARGS', 'SERVICE_ARG', service.args),
    ...list(
      'SERVICE_ENV',
      'SERVICE_ENV',
      environment.map(([name, value]) => `${name}=${value}`),
    ),
    ...list('SERVICE_LIBRARY_PATHS', 'SERVICE_LIBRARY_PATH', service.libraryPaths),
    ...list('SERVICE_CONFIGS', 'SERVICE_CONFIG', service.configs),
    ['SERVICE_ROLLBACK_SAFE', service.rollbackSafe ? 1 : 0],
    ['HEALTH_KIND', health.kind],
    ['HEALTH_ADDRESS', health.address],
    ['HEALTH_SETTLE_SECONDS', health.settleSeconds],
    ['HEALTH_TIMEOUT_SECONDS', health.timeoutSeconds],
    ['HEALTH_MAX_LATENCY_MS', health.maxLatencyMs],
    ['HEALTH_MAX_ERROR_PERMILLE', health.maxErrorPermille],
  ];
}

/** How many there are, and each by its number, from 1. */
function list(key: string, itemKey: string, values: readonly string[]): [string, string | number][] {
  return [[key, values.length], ...values.map((value, index): [string, string] => [`${itemKey}_${index + 1}`, value])];
}
