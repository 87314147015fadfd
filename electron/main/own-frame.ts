import { ORIGIN } from './origin.ts';

/** Whether a frame is the window's own page: the top one, of exactly our origin. A frame that is gone is nobody's. */
export function isOwnFrame(frame: { readonly parent: unknown; readonly url: string } | null): boolean {
  if (frame === null || frame.parent !== null) return false;
  try {
    const { protocol, host } = new URL(frame.url);
    return `${protocol}//${host}` === ORIGIN;
  } catch {
    return false;
  }
}
