import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesigner } from '../state/designer-context.ts';
import { useStillBlockWords } from '../use-block-words.ts';
import type { Neighbour } from './layout.ts';

interface Gap {
  before: Neighbour;
  after: Neighbour;
}

/** What stands before and after a gap, in words: a block, its branch, the trigger or the exit. */
export function useGapWords(): (gap: Gap) => { before: string; after: string } {
  const { t } = useTranslation('designer');
  const { documents } = useDesigner();
  const words = useStillBlockWords();
  return useMemo(() => {
    const name = ({ blockId, port }: Neighbour, end: 'trigger' | 'exit'): string => {
      if (blockId === null) return t(`canvas.${end}`);
      const block = documents.getState().blocks.get(blockId);
      if (!block) return blockId;
      const called = words.name(block);
      return port === undefined
        ? called
        : t('canvas.branchOf', { name: called, port: words.port(block, port) });
    };
    return ({ before, after }) => ({
      before: name(before, 'trigger'),
      after: name(after, 'exit'),
    });
  }, [t, documents, words]);
}
