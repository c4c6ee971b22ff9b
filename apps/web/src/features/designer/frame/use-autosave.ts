import type { JourneyDocument } from '@percurso/journey/document';
import { parseDocument } from '@percurso/journey/parse-document';
import { useEffect, useMemo, useRef, useState } from 'react';
import { api } from '../../../app/api.ts';
import { ProblemError } from '../../../app/problem-error.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { reasonOf } from '../../../components/notify-failure.ts';
import type { SaveAnswer, SaveStatus } from '../state/autosave.ts';
import { Autosave } from '../state/autosave.ts';
import type { DocumentStore } from '../state/document-store.ts';
import type { JourneyView } from '../state/journey-view.ts';

/** Saves the draft as it is edited; says how it stands and warns before unsaved work is left. */
export function useAutosave(
  journey: JourneyView,
  documents: DocumentStore,
): { autosave: Autosave; status: SaveStatus } {
  const { id, revision, updatedAt } = journey;
  const [status, setStatus] = useState<SaveStatus>({ state: 'saved', at: updatedAt });
  // biome-ignore lint/correctness/useExhaustiveDependencies: one autosave per opened journey
  const autosave = useMemo(
    () =>
      new Autosave({
        revision,
        save: (document, based) => save(id, document, based),
        keep: (document, based) => keepLocally(id, document, based),
        onStatus: setStatus,
      }),
    [id],
  );
  useEffect(
    () =>
      documents.subscribe((state, before) => {
        const loaded = state.past.length === 0 && state.future.length === 0;
        if (state.document !== before.document && !state.readOnly && !loaded) {
          autosave.change(state.document);
        }
        // Undone to the very start: that is a change too, though the history is empty again.
        if (loaded && before.past.length === 1 && state.future.length === 1) {
          autosave.change(state.document);
        }
      }),
    [documents, autosave],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, when the journey is opened
  useEffect(() => {
    const copy = documents.getState().readOnly ? null : unsavedCopy(id, revision);
    if (!copy) return;
    documents.getState().edit({ change: () => copy, what: { key: 'restored' }, where: null });
  }, [id]);
  const opened = useRef(false);
  useEffect(() => {
    opened.current = true;
    const flush = (): void => void autosave.flush();
    const warn = (event: BeforeUnloadEvent): void => {
      if (autosave.unsaved) event.preventDefault();
    };
    window.addEventListener('blur', flush);
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('beforeunload', warn);
      // React's strict mode closes and opens once for trial; that must not end the saving.
      opened.current = false;
      void autosave.flush().finally(() => {
        if (!opened.current) autosave.stop();
      });
    };
  }, [autosave]);
  return { autosave, status };
}

async function save(id: string, document: JourneyDocument, revision: number): Promise<SaveAnswer> {
  try {
    const saved = await readAnswer(
      api.journeys[':id'].draft.$put({ param: { id }, json: { document, revision } }),
    );
    return { saved: true, revision: saved.revision, savedAt: saved.savedAt };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.status === 409) {
      const { updatedBy, updatedAt } = error.body;
      return { saved: false, conflict: { by: textOf(updatedBy), at: textOf(updatedAt) } };
    }
    const final = error.status >= 400 && error.status < 500;
    return { saved: false, message: reasonOf(error), final };
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function localKey(id: string): string {
  return `percurso.unsaved.${id}`;
}

function keepLocally(id: string, document: JourneyDocument | null, revision: number): void {
  try {
    if (document === null) localStorage.removeItem(localKey(id));
    else localStorage.setItem(localKey(id), JSON.stringify({ document, revision }));
  } catch {
    // A full or forbidden storage loses only the copy; the server still gets the draft.
  }
}

/**
 * A draft the server never got, from a tab that was closed too early; null where there is none, or
 * where the server's has moved on since.
 */
function unsavedCopy(id: string, revision: number): JourneyDocument | null {
  const stored = localStorage.getItem(localKey(id));
  if (stored === null) return null;
  localStorage.removeItem(localKey(id));
  try {
    const copy: unknown = JSON.parse(stored);
    if (typeof copy !== 'object' || copy === null || !('revision' in copy)) return null;
    if (copy.revision !== revision || !('document' in copy)) return null;
    return parseDocument(copy.document).document;
  } catch {
    return null;
  }
}
