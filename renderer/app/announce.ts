import { create } from 'zustand';

/** What a screen reader is told next. */
export const useAnnouncement = create<{ readonly text: string }>(() => ({ text: '' }));

/** Tells a screen reader something, politely: after what it is saying now. */
export function announce(text: string): void {
  useAnnouncement.setState({ text });
}
