import type { ProjectFacts } from '../../shared/build-plan.ts';
import type { Service } from '../../shared/kit.ts';

/** The kit's name by default: the module path's last element, a major version suffix such as `/v2` or `.v2` left out. */
export function defaultName(modulePath: string): string {
  const name =
    modulePath
      .replace(/[/.]v\d+$/, '')
      .split('/')
      .at(-1) ?? '';
  return toKitName(name);
}

/** The kit's version by default: what git calls the commit, without the leading v; `-dirty` marks files that differ from it. */
export function defaultVersion({ git }: Pick<ProjectFacts, 'git'>): string {
  if (git === null) return '0.0.0';
  return toKitName(`${git.describe.replace(/^v(?=\d)/, '')}${git.dirty ? '-dirty' : ''}`);
}

/** What a kit says of the service when the project file does not. */
export function serviceOf(name: string, exec: string, { service }: ProjectFacts['file']): Service {
  const health = service?.health;
  const http = health?.http;
  const tcp = health?.tcp;
  return {
    exec,
    args: service?.args ?? [],
    env: service?.env ?? {},
    user: service?.user ?? defaultUser(name),
    libraryPaths: service?.libraries.paths ?? [],
    configs: (service?.config ?? []).map(({ to }) => to.slice(configDir(name).length)),
    rollbackSafe: service?.rollbackSafe ?? true,
    health: {
      kind: http !== undefined ? 'http' : tcp !== undefined ? 'tcp' : 'none',
      address: http ?? tcp ?? '',
      settleSeconds: health?.settleSeconds ?? 10,
      timeoutSeconds: health?.timeoutSeconds ?? 60,
      maxLatencyMs: health?.maxLatencyMs ?? 500,
      maxErrorPermille: Math.round((health?.maxErrorRate ?? 0.05) * 1000),
    },
  };
}

/** Where a service's configuration lies on the host. */
export function configDir(name: string): string {
  return `/etc/${name}/`;
}

function defaultUser(name: string): string {
  return `_${name.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}`.slice(0, 31);
}

function toKitName(text: string): string {
  return text
    .replace(/[^A-Za-z0-9._-]/g, '_')
    .replace(/^[^A-Za-z0-9]+/, '')
    .replace(/\.+$/, '');
}
