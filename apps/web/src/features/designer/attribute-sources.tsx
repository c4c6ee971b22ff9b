import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { AttributeTriggers } from '../../components/attributes/attribute-triggers.ts';
import { StepNames } from '../../components/attributes/step-names.ts';
import { attributeTrigger } from './attribute-trigger.ts';
import { useDesigner, useDocument } from './state/designer-context.ts';
import { useBlockWords } from './use-block-words.ts';

/** Lets attribute paths be named after the triggers and the steps of the journey that they read. */
export function AttributeSources({ children }: { children: ReactNode }) {
  const words = useBlockWords();
  const names = useDocument((state) => state.names);
  const { triggers, documents } = useDesigner();
  const triggerOf = useMemo(() => attributeTrigger({ triggers, documents }), [triggers, documents]);
  const nameOf = useMemo(() => {
    const known = new Map<string, string>();
    for (const [id, kind, name] of names) {
      known.set(id, words.name({ kind, ...(name === undefined ? {} : { name }) }));
    }
    return (blockId: string) => known.get(blockId) ?? blockId;
  }, [names, words]);
  return (
    <AttributeTriggers value={triggerOf}>
      <StepNames value={nameOf}>{children}</StepNames>
    </AttributeTriggers>
  );
}
