import { useEffect } from 'react';
import { announce } from '../app/announce.ts';

/** Tells a screen reader how something ended that ended before the eyes of the person: what ran is no longer on the screen by then. */
export function useEndAnnouncement(text: string, isFresh: boolean): void {
  useEffect(() => {
    if (isFresh) announce(text);
  }, [text, isFresh]);
}
