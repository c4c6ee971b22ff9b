import { useMemo } from 'react';
import { useDocument } from './designer-context.ts';
import type { DocumentState } from './document-store.ts';

/**
 * What `make` finds in the document, asked for once for each document: a store asks its selectors at
 * every change, also of problems, and at every render. `make` must stay the same while what it uses does.
 */
export function useOfDocument<Made>(make: (state: DocumentState) => Made): Made {
  const remembered = useMemo(() => {
    let last: { document: DocumentState['document']; made: Made } | undefined;
    return (state: DocumentState): Made => {
      if (last?.document !== state.document) {
        last = { document: state.document, made: make(state) };
      }
      return last.made;
    };
  }, [make]);
  return useDocument(remembered);
}
