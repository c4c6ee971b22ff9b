import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { StepNames } from '../../components/attributes/step-names.ts';
import { useDocument } from './state/designer-context.ts';
import { useBlockWords } from './use-block-words.ts';

/** Lets attribute paths call the steps they read by the names of their blocks. */
export function BlockStepNames({ children }: { children: ReactNode }) {
  const words = useBlockWords();
  const names = useDocument((state) => state.names);
  const nameOf = useMemo(() => {
    const known = new Map<string, string>();
    for (const [id, kind, name] of names) {
      known.set(id, words.name({ kind, ...(name === undefined ? {} : { name }) }));
    }
    return (blockId: string) => known.get(blockId) ?? blockId;
  }, [names, words]);
  return <StepNames value={nameOf}>{children}</StepNames>;
}
