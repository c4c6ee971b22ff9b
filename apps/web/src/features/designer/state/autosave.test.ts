import type { JourneyDocument } from '@percurso/journey/document';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SaveAnswer, SaveStatus } from './autosave.ts';
import { Autosave, SAVE_AFTER_MS } from './autosave.ts';

function documentNamed(name: string): JourneyDocument {
  return { schema: 1, name, entry: { trigger: 't' }, settings: {}, blocks: [] };
}

function start(answers: SaveAnswer[]) {
  const saved: { name: string; revision: number }[] = [];
  const statuses: SaveStatus['state'][] = [];
  const kept: (string | null)[] = [];
  const locked: string[] = [];
  const autosave = new Autosave({
    document: documentNamed('first'),
    revision: 1,
    save: async (document, revision) => {
      saved.push({ name: document.name, revision });
      const fallback = { saved: true, revision: revision + 1, savedAt: 'then' } as const;
      return answers.shift() ?? fallback;
    },
    keep: (document) => kept.push(document?.name ?? null),
    onStatus: (status) => statuses.push(status.state),
    onLocked: (lock) => locked.push(lock.name),
  });
  return { autosave, saved, statuses, kept, locked };
}

const FAILED: SaveAnswer = { saved: false, message: 'no answer', offline: true, final: false };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('Autosave', () => {
  it('saves the last of several changes once, a second after it', async () => {
    const { autosave, saved, statuses } = start([]);
    autosave.change(documentNamed('a'));
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1);
    autosave.change(documentNamed('b'));
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1);
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(saved).toEqual([{ name: 'b', revision: 1 }]);
    expect(statuses).toEqual(['waiting', 'waiting', 'saving', 'saved']);
    expect(autosave.unsaved).toBe(false);
  });

  it('names the revision the last answer gave', async () => {
    const { autosave, saved } = start([]);
    autosave.change(documentNamed('a'));
    await autosave.flush();
    autosave.change(documentNamed('b'));
    expect(await autosave.flush()).toBe(true);
    expect(saved.map((one) => one.revision)).toEqual([1, 2]);
  });

  it('tries again with back-off, never says saved in between, and keeps a local copy', async () => {
    const { autosave, saved, statuses, kept } = start([FAILED, FAILED]);
    autosave.change(documentNamed('a'));
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS + 2000);
    expect(saved).toHaveLength(2);
    expect(statuses).not.toContain('saved');
    expect(kept.at(-1)).toBe('a');
    await vi.advanceTimersByTimeAsync(5000);
    expect(statuses.at(-1)).toBe('saved');
    expect(kept.at(-1)).toBeNull();
  });

  it('stops at a conflict until it is settled', async () => {
    const conflict: SaveAnswer = { saved: false, conflict: { by: 'Someone', at: null } };
    const { autosave, saved, statuses } = start([conflict]);
    autosave.change(documentNamed('a'));
    expect(await autosave.flush()).toBe(false);
    autosave.change(documentNamed('b'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saved).toHaveLength(1);
    expect(statuses.at(-1)).toBe('conflict');
    autosave.rebase({ document: documentNamed('theirs'), revision: 7, savedAt: null });
    expect(autosave.base.name).toBe('theirs');
    autosave.change(documentNamed('c'));
    await autosave.flush();
    expect(saved.at(-1)).toEqual({ name: 'c', revision: 7 });
  });

  it('leaves a draft that somebody took over, and keeps what they did not get', async () => {
    const lock = { userId: 'u', name: 'Somebody', editor: 'e', since: 'then' };
    const { autosave, saved, statuses, kept, locked } = start([{ saved: false, locked: lock }]);
    autosave.change(documentNamed('a'));
    await autosave.flush();
    expect(locked).toEqual(['Somebody']);
    expect([statuses.at(-1), autosave.unsaved, kept.at(-1)]).toEqual(['locked', false, 'a']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saved).toHaveLength(1);
  });

  it('sends what the server refuses only once, until it is changed', async () => {
    const refused: SaveAnswer = { saved: false, message: 'wrong', offline: false, final: true };
    const { autosave, saved, statuses } = start([refused]);
    autosave.change(documentNamed('a'));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(saved).toHaveLength(1);
    expect([statuses.at(-1), autosave.unsaved]).toEqual(['failed', true]);
    autosave.change(documentNamed('b'));
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(statuses.at(-1)).toBe('saved');
  });

  it('saves what changed while a save was on its way', async () => {
    const { autosave, saved, statuses } = start([]);
    autosave.change(documentNamed('a'));
    vi.advanceTimersByTime(SAVE_AFTER_MS);
    autosave.change(documentNamed('b'));
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(saved.map((one) => one.name)).toEqual(['a', 'b']);
    expect(statuses.at(-1)).toBe('saved');
  });
});
