import { createStore } from 'zustand/vanilla';

export interface Announcement {
  id: number;
  text: string;
  /** Heard at once, whatever else is being read. */
  urgent: boolean;
}

/** So many stay in the page: one taken away before its turn might never be heard. */
const KEPT = 8;
/** The same sentence again within this time is a key held down, not news. */
const SAME_MS = 1000;

export const announcements = createStore<{ said: readonly Announcement[]; at: number }>()(() => ({
  said: [],
  at: 0,
}));

/** Says something to screen readers, after what was said before it; urgent: before all else. */
export function announce(text: string, urgency?: 'urgent'): void {
  const { said, at } = announcements.getState();
  const now = performance.now();
  const last = said.at(-1);
  if (text === '' || (last?.text === text && now - at < SAME_MS)) return;
  const next = { id: (last?.id ?? 0) + 1, text, urgent: urgency === 'urgent' };
  announcements.setState({ said: [...said, next].slice(-KEPT), at: now });
}
