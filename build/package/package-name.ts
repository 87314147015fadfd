import type { Runtime } from '../window/runtime.ts';

/** The name of a package without its ending. One that is only for trying out must not be taken for another. */
export function packageName(version: string, arch: string, kind: Runtime['kind']): string {
  return `voidferry-${version}-linux-${arch}${kind === 'test' ? '-testruntime' : ''}`;
}
