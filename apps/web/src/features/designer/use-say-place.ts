import type { BlockId } from '@percurso/journey/document';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../components/announce.ts';
import type { PlaceChange } from './place-words.ts';
import { placeWords } from './place-words.ts';
import { useDesigner } from './state/designer-context.ts';
import { useStillBlockWords } from './use-block-words.ts';

/** Says aloud what happened to a step and where it is then. */
export function useSayPlace(): (what: PlaceChange, blockId: BlockId) => void {
  const { t } = useTranslation('designer');
  const { documents } = useDesigner();
  const words = useStillBlockWords();
  return useMemo(
    () => (what, blockId) => {
      const at = placeWords(documents.getState(), { blockId, words });
      if (at) announce(t(`said.${what}${at.where}`, { ...at }));
    },
    [t, documents, words],
  );
}
