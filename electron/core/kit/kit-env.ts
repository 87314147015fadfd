import { compareBytewise } from '../../shared/json.ts';
import type { Kit, Service } from '../../shared/kit.ts';

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
      ];
    }),
  ];
  return entries.map(([key, value]) => `${key}=${value}\n`).join('');
}

function serviceEntries({ exec, user, args, health }: Service): [string, string | number][] {
  return [
    ['SERVICE_EXEC', exec],
    ['SERVICE_USER', user],
    ['SERVICE_ARGS', args.length],
    ...args.map((arg, index): [string, string] => [`SERVICE_ARG_${index + 1}`, arg]),
    ['HEALTH_KIND', health.kind],
    ['HEALTH_ADDRESS', health.address],
    ['HEALTH_SETTLE_SECONDS', health.settleSeconds],
    ['HEALTH_TIMEOUT_SECONDS', health.timeoutSeconds],
    ['HEALTH_MAX_LATENCY_MS', health.maxLatencyMs],
    ['HEALTH_MAX_ERROR_PERMILLE', health.maxErrorPermille],
  ];
}
