import type { BlockId, JourneyDocument } from '@percurso/journey/document';

/** What a change did, as a key under `changes.` and the name of what it concerned. */
export interface ChangeWords {
  key:
    | 'added'
    | 'deleted'
    | 'duplicated'
    | 'moved'
    | 'renamed'
    | 'changed'
    | 'disabled'
    | 'enabled'
    | 'noted'
    | 'branch'
    | 'entry'
    | 'exit'
    | 'goals'
    | 'settings'
    | 'journeyName'
    | 'restored'
    | 'pasted'
    | 'deletedMany'
    | 'duplicatedMany'
    | 'movedMany'
    | 'disabledMany'
    | 'enabledMany';
  name?: string | undefined;
  /** How many blocks it concerned, those inside others included. */
  count?: number | undefined;
}

/** One step of the history. Snapshots share all but the changed path with one another. */
export interface Change {
  before: JourneyDocument;
  after: JourneyDocument;
  what: ChangeWords;
  /** The block to show when the step is undone or redone; null for the journey itself. */
  where: BlockId | null;
  /** The field typed in; quick changes of one field of one block are one step. */
  field?: string | undefined;
  /** Milliseconds of any steady clock. */
  at: number;
}

export interface History {
  document: JourneyDocument;
  past: readonly Change[];
  future: readonly Change[];
}

export const HISTORY_LIMIT = 200;
export const COALESCE_MS = 600;

export function startHistory(document: JourneyDocument): History {
  return { document, past: [], future: [] };
}

/** The history with one more step; typing that goes on in one field stays one step. */
export function recordChange(history: History, change: Omit<Change, 'before'>): History {
  if (change.after === history.document) return history;
  const last = history.past.at(-1);
  const goesOn =
    last?.field !== undefined &&
    history.future.length === 0 &&
    last.field === change.field &&
    last.where === change.where &&
    change.at - last.at <= COALESCE_MS;
  const before = goesOn ? last.before : history.document;
  const earlier = goesOn ? history.past.slice(0, -1) : history.past;
  return {
    document: change.after,
    past: [...earlier, { ...change, before }].slice(-HISTORY_LIMIT),
    future: [],
  };
}

export function undoChange(history: History): History {
  const last = history.past.at(-1);
  if (!last) return history;
  return {
    document: last.before,
    past: history.past.slice(0, -1),
    future: [...history.future, last],
  };
}

export function redoChange(history: History): History {
  const next = history.future.at(-1);
  if (!next) return history;
  return {
    document: next.after,
    past: [...history.past, next],
    future: history.future.slice(0, -1),
  };
}
