import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LockedBy } from '../state/autosave.ts';
import type { Editing, HoldMode, TabMessage } from './edit-session.ts';
import { BEAT_MS, EditSession, HERE_MS } from './edit-session.ts';

/** The lock as the server keeps it, and the channel that tabs of one browser share. */
function openOffice() {
  let lock: LockedBy | null = null;
  let revision = 1;
  // Pages of one person share a channel; two people share none.
  const channels = new Map<string, EditSession[]>();
  function open(userId: string, editor: string) {
    const seen: Editing['state'][] = [];
    const held: number[] = [];
    const session = new EditSession({
      editor,
      userId,
      hold: async (mode: HoldMode) => {
        const mine = lock?.userId === userId && (mode === 'open' || lock.editor === editor);
        if (lock && !mine && mode !== 'take-over') return { held: false, lock };
        lock = { userId, name: userId, editor, since: 'now' };
        return { held: true, revision };
      },
      release: () => {
        if (lock?.editor === editor) lock = null;
      },
      tell(message: TabMessage) {
        for (const other of channels.get(userId) ?? []) {
          if (other !== session) void other.hear(message);
        }
      },
      settle: async () => {
        revision += 1;
      },
      onEditing: (editing) => seen.push(editing.state),
      onHeld: (at) => held.push(at),
    });
    channels.set(userId, [...(channels.get(userId) ?? []), session]);
    return { session, seen, held };
  }
  return { open, lock: () => lock, expire: () => (lock = null) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Begins and lets the time pass in which other tabs may answer. */
async function begin(session: EditSession, mode: 'open' | 'take-over' = 'open'): Promise<void> {
  const begun = session.begin(mode);
  await vi.advanceTimersByTimeAsync(HERE_MS);
  await begun;
}

describe('EditSession', () => {
  it('edits alone, and others read until they take over', async () => {
    const office = openOffice();
    const ana = office.open('Ana', 'a1');
    const bia = office.open('Bia', 'b1');
    await begin(ana.session);
    await begin(bia.session);
    expect([ana.held, bia.seen]).toEqual([[1], ['theirs']]);

    await begin(bia.session, 'take-over');
    expect(bia.session.editing.state).toBe('mine');
    ana.session.pulse(office.lock());
    await vi.advanceTimersByTimeAsync(0);
    expect(ana.session.editing).toMatchObject({ state: 'taken', lock: { name: 'Bia' } });
    bia.session.end();
    expect(office.lock()).toBeNull();
  });

  it('notices at the next beat that it was taken over, whatever the stream says', async () => {
    const office = openOffice();
    const ana = office.open('Ana', 'a1');
    await begin(ana.session);
    const bia = office.open('Bia', 'b1');
    await begin(bia.session, 'take-over');
    expect(ana.session.editing.state).toBe('mine');
    await vi.advanceTimersByTimeAsync(BEAT_MS);
    expect(ana.session.editing.state).toBe('taken');
  });

  it('takes a lock that ran out again while nobody has it', async () => {
    const office = openOffice();
    const { session } = office.open('Ana', 'a1');
    await begin(session);
    office.expire();
    session.pulse(null);
    await vi.advanceTimersByTimeAsync(0);
    expect([session.editing.state, office.lock()?.editor]).toEqual(['mine', 'a1']);
  });

  it('an old word of the lock does not end a take-over', async () => {
    const office = openOffice();
    const old = { userId: 'Ana', name: 'Ana', editor: 'a1', since: 'then' };
    const { session } = office.open('Bia', 'b1');
    await begin(session, 'take-over');
    session.pulse(old);
    await vi.advanceTimersByTimeAsync(0);
    expect(session.editing.state).toBe('mine');
  });

  it('a second tab waits until the older has saved, and the older reads', async () => {
    const office = openOffice();
    const older = office.open('Ana', 'a1');
    await begin(older.session);
    const newer = office.open('Ana', 'a2');
    await begin(newer.session);
    expect(older.seen).toEqual(['elsewhere']);
    expect(newer.seen).toEqual(['joining', 'mine']);
    expect(newer.held).toEqual([2]);

    await begin(older.session);
    expect(older.session.editing.state).toBe('mine');
    expect(newer.session.editing.state).toBe('elsewhere');
  });

  it('tells a reader when nobody edits any more', async () => {
    const office = openOffice();
    const ana = office.open('Ana', 'a1');
    await begin(ana.session);
    const bia = office.open('Bia', 'b1');
    await begin(bia.session);
    ana.session.end();
    bia.session.pulse(office.lock());
    expect(bia.session.editing.state).toBe('free');
  });
});
