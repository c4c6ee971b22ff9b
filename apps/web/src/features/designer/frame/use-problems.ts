import { definitions } from '@percurso/blocks/definitions';
import { compile } from '@percurso/journey/compile';
import { useEffect } from 'react';
import type { TriggerOption } from '../../../components/attributes/trigger-option.ts';
import type { DocumentStore } from '../state/document-store.ts';

const CHECK_AFTER_MS = 120;

/** Checks the document continuously, a moment after it is opened or changed: what is seen goes first. */
export function useProblems(documents: DocumentStore, triggers: readonly TriggerOption[]): void {
  useEffect(() => {
    const check = (): void => {
      const { document, setProblems } = documents.getState();
      setProblems(compile({ document, definitions, triggers }).problems);
    };
    let timer = setTimeout(check, CHECK_AFTER_MS);
    const stop = documents.subscribe((state, before) => {
      if (state.document === before.document) return;
      clearTimeout(timer);
      timer = setTimeout(check, CHECK_AFTER_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [documents, triggers]);
}
