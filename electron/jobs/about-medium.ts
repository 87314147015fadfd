import type { Json } from '../shared/json.ts';
import type { Medium } from '../shared/medium.ts';

/** What a receipt says of a medium: enough to know it again. */
export function aboutMedium(medium: Medium): { readonly [key: string]: Json } {
  const { kind, path, fsType, device, model, serial, uuid, size } = medium;
  return { kind, path, fsType, device, model, serial, uuid, size };
}
