import { type RefObject, useEffect, useRef } from 'react';

/** Takes the focus when what had it went away together with what was on the screen before. */
export function useLostFocus(): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  }, []);
  return ref;
}
