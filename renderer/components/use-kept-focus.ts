import { type RefObject, useEffect, useRef } from 'react';

/** By then a menu or dialog that closed has given the focus back, if it could. */
const SETTLED_MS = 150;

/**
 * Takes the focus when a change of what is shown took away what had it: a row that was removed, a button that is done.
 * @param shown what is shown; the focus is looked after each time that it becomes another value
 * @returns for an element with `tabIndex={-1}` around what is shown
 */
export function useKeptFocus(shown: unknown): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change that matters
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return ref;
}
