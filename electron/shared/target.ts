/** A target is an xbps architecture: what `xbps-uhelper arch` prints on the host. */
export const targetNames = [
  'x86_64',
  'x86_64-musl',
  'i686',
  'aarch64',
  'aarch64-musl',
  'armv7l',
  'armv7l-musl',
  'armv6l',
  'armv6l-musl',
] as const;
export type TargetName = (typeof targetNames)[number];

export function isTargetName(name: string): name is TargetName {
  return (targetNames as readonly string[]).includes(name);
}
