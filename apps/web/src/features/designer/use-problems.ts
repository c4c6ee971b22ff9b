import { definitions } from '@percurso/blocks/definitions';
import { compile } from '@percurso/journey/compile';
import type { BlockId, JourneyDocument } from '@percurso/journey/document';
import type { Problem } from '@percurso/journey/problem';
import { useEffect } from 'react';
import type { DesignerShared } from './state/designer-context.ts';
import type { DocumentStore } from './state/document-store.ts';

/** What of the workspace a document is checked against. */
type Known = Pick<DesignerShared, 'triggers' | 'contactAttributes' | 'senders'>;

const CHECK_AFTER_MS = 120;

/**
 * Checks the document continuously, a moment after it is opened or changed: what is seen goes first.
 * Tells when its last error has gone.
 */
export function useProblems(
  documents: DocumentStore,
  { triggers, contactAttributes, senders }: Known,
  onReady?: () => void,
): void {
  useEffect(() => {
    const check = (): void => {
      const before = documents.getState().problems;
      const problems = checkDocument(documents, { triggers, contactAttributes, senders });
      if (before.some(isError) && !problems.some(isError)) onReady?.();
    };
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      clearTimeout(timer);
      // The moment begins once React has drawn the change, however long that takes.
      timer = setTimeout(() => {
        timer = setTimeout(check, CHECK_AFTER_MS);
      });
    };
    wait();
    const stop = documents.subscribe((state, before) => {
      if (state.document !== before.document) wait();
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [documents, triggers, contactAttributes, senders, onReady]);
}

/** Checks the document as it is now, for who acts on what the check says. */
export function checkDocument(documents: DocumentStore, known: Known): readonly Problem[] {
  const { document, setProblems } = documents.getState();
  const { problems } = compile({ document, definitions, ...known });
  setProblems(problems);
  return problems;
}

export function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

/** What is wrong with some blocks, right after an edit that the continuous check has yet to see. */
export function problemsOfBlocks(of: {
  document: JourneyDocument;
  known: Known;
  blockIds: ReadonlySet<BlockId>;
}): Problem[] {
  const { document, known, blockIds } = of;
  const { problems } = compile({ document, definitions, ...known });
  return problems.filter(({ blockId }) => blockId !== null && blockIds.has(blockId));
}
