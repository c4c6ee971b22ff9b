import type { JourneyDocument } from '@percurso/journey/document';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { journeyQuery } from '../journey-query.ts';
import { keepCopy } from '../sharing/local-copy.ts';
import { saveDraft } from '../sharing/save-draft.ts';
import { saveLabels } from '../sharing/save-labels.ts';
import type { LockedBy, SaveStatus } from '../state/autosave.ts';
import { Autosave } from '../state/autosave.ts';
import type { DocumentStore } from '../state/document-store.ts';
import { isLocked } from '../state/document-store.ts';
import type { JourneyView } from '../state/journey-view.ts';

interface AutosaveOf {
  journey: JourneyView;
  documents: DocumentStore;
  /** Whose copy it is that stays in the browser. */
  userId: string;
  onLocked(lock: LockedBy): void;
}

/** Saves the draft as it is edited, of a version its names and notes; says how it stands and warns before unsaved work is left. */
export function useAutosave({ journey, documents, userId, onLocked }: AutosaveOf): {
  autosave: Autosave;
  status: SaveStatus;
} {
  const { id, revision, updatedAt, document } = journey;
  const [status, setStatus] = useState<SaveStatus>({ state: 'saved', at: updatedAt });
  const locked = useRef(onLocked);
  locked.current = onLocked;
  const queries = useQueryClient();
  const showLabels = (saved: JourneyDocument): void => {
    queries.setQueryData(journeyQuery(id).queryKey, (old) =>
      old ? { ...old, name: saved.name, document: saved, liveDocument: saved } : old,
    );
    void queries.invalidateQueries({ queryKey: ['journeys', 'list'] });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: one autosave per opened journey
  const autosave = useMemo(() => {
    const { labels } = documents.getState();
    const made: Autosave = new Autosave({
      document,
      revision,
      save: async (changed, based) => {
        if (!labels) return await saveDraft(id, changed, based);
        const label = { before: made.base, document: changed, revision: based };
        const answer = await saveLabels(id, label);
        if (answer.saved) showLabels(changed);
        return answer;
      },
      keep(changed, based) {
        if (labels) return;
        keepCopy({ userId, journeyId: id }, changed && { document: changed, revision: based });
      },
      onStatus: setStatus,
      onLocked: (lock) => locked.current(lock),
    });
    return made;
  }, [id]);
  useEffect(
    () =>
      documents.subscribe((state, before) => {
        const loaded = state.past.length === 0 && state.future.length === 0;
        if (state.document !== before.document && !isLocked(state) && !loaded) {
          autosave.change(state.document);
        }
        // Undone to the very start: that is a change too, though the history is empty again.
        if (loaded && before.past.length === 1 && state.future.length === 1) {
          autosave.change(state.document);
        }
      }),
    [documents, autosave],
  );
  const opened = useRef(false);
  useEffect(() => {
    opened.current = true;
    const flush = (): void => void autosave.flush();
    const flushHidden = (): void => {
      if (window.document.visibilityState === 'hidden') flush();
    };
    const leave = (): void => {
      autosave.keep();
      flush();
    };
    window.addEventListener('blur', flush);
    window.addEventListener('online', flush);
    window.addEventListener('pagehide', leave);
    window.document.addEventListener('visibilitychange', flushHidden);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('online', flush);
      window.removeEventListener('pagehide', leave);
      window.document.removeEventListener('visibilitychange', flushHidden);
      // React's strict mode closes and opens once for trial; that must not end the saving.
      opened.current = false;
      void autosave.flush().finally(() => {
        if (!opened.current) autosave.stop();
      });
    };
  }, [autosave]);
  return { autosave, status };
}
