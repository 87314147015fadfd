import type { PlannedTarget } from '../../shared/build-plan.ts';
import { buildFlags } from './build-flags.ts';

/** A command that builds the service's program again, in a checkout of the same revision, and shows the hash that FILES must hold. */
export function buildRecheck({ settings, files }: PlannedTarget, ldflags: string): string {
  const [program] = files;
  if (program === undefined) throw new TypeError('a target without a program');
  const variables = {
    ...settings,
    CGO_ENABLED: program.cgo ? '1' : '0',
    GOTOOLCHAIN: 'local',
    GOENV: 'off',
    GOWORK: 'off',
    GOFLAGS: '',
  };
  const environment = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  const flags = buildFlags('exe', ldflags).map((flag) => (/[\s']/.test(flag) ? `"${flag}"` : flag));
  return [...environment, 'go build', ...flags, '-o /tmp/again', program.package, '&& sha256sum /tmp/again'].join(' ');
}
