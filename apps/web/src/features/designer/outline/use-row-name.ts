import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesigner } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import type { OutlineRow } from './outline-rows.ts';

/** What a row is called: the step, 'branch Yes of Condition', the trigger. */
export function useRowName(): (row: OutlineRow) => string {
  const { t } = useTranslation('designer');
  const { documents } = useDesigner();
  const words = useBlockWords();
  return useCallback(
    (row) => {
      if (row.type === 'trigger') return t('canvas.trigger');
      const block = documents.getState().blocks.get(row.blockId);
      if (!block) return row.blockId;
      const name = words.name(block);
      if (row.type === 'block') return name;
      return t('canvas.branchOf', { name, port: words.port(block, row.port) });
    },
    [t, documents, words],
  );
}
