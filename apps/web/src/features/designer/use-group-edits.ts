import { definitions } from '@percurso/blocks/definitions';
import type { CopiedBlocks } from '@percurso/journey/copied-blocks';
import type { BlockId } from '@percurso/journey/document';
import { duplicateBlocks } from '@percurso/journey/duplicate-blocks';
import { moveBlocks } from '@percurso/journey/move-blocks';
import type { MoveRefusal } from '@percurso/journey/move-refusal';
import { moveRefusal } from '@percurso/journey/move-refusal';
import { pasteBlocks } from '@percurso/journey/paste-blocks';
import type { Place } from '@percurso/journey/place';
import { removeBlocks } from '@percurso/journey/remove-blocks';
import { withInside } from '@percurso/journey/selected-roots';
import { setDisabled } from '@percurso/journey/set-disabled';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../components/announce.ts';
import { useDesigner } from './state/designer-context.ts';
import type { ChangeWords } from './state/history.ts';
import type { BlockWords } from './use-block-words.ts';
import { useStillBlockWords } from './use-block-words.ts';
import type { RefuseGrowth } from './use-refuse-growth.ts';
import { useRefuseGrowth } from './use-refuse-growth.ts';
import { useSayPlace } from './use-say-place.ts';

export type GroupEdits = ReturnType<typeof makeGroupEdits>;

/** Changes of one block or of many with all inside them, each one step of the history. */
export function useGroupEdits(): GroupEdits {
  const shared = useDesigner();
  const words = useStillBlockWords();
  const sayPlace = useSayPlace();
  const refuse = useRefuseGrowth();
  const { t } = useTranslation('designer');
  return useMemo(() => {
    const say: Say = (what, blockIds) => {
      const [first = ''] = blockIds;
      if (blockIds.length === 1) {
        sayPlace(what, first);
        return;
      }
      const count = withInside(shared.documents.getState().document, blockIds).size;
      announce(t(`said.${what}Many`, { count }));
    };
    return makeGroupEdits(shared, words, { say, refuse });
  }, [shared, words, sayPlace, refuse, t]);
}

type Say = (what: 'duplicated' | 'moved', blockIds: readonly BlockId[]) => void;

type One = 'deleted' | 'duplicated' | 'moved' | 'disabled' | 'enabled';

function makeGroupEdits(
  { documents, ids, journeyId }: ReturnType<typeof useDesigner>,
  words: BlockWords,
  { say, refuse }: { say: Say; refuse: RefuseGrowth },
) {
  /** One block is called by its name, several are counted. */
  const whatOf = (key: One, blockIds: readonly BlockId[]): ChangeWords => {
    const block = blockIds.length === 1 ? documents.getState().blocks.get(blockIds[0] ?? '') : null;
    if (block) return { key, name: words.name(block) };
    return { key: `${key}Many`, count: withInside(documents.getState().document, blockIds).size };
  };
  const first = (blockIds: readonly BlockId[]): BlockId | null => blockIds[0] ?? null;
  return {
    remove(blockIds: readonly BlockId[]): void {
      documents.getState().edit({
        change: (document) => removeBlocks({ document, blockIds }),
        what: whatOf('deleted', blockIds),
        where: first(blockIds),
      });
    },
    /** The ids of the copies; none where they would go over a limit, which is said. */
    duplicate(blockIds: readonly BlockId[]): BlockId[] {
      const { document, readOnly } = documents.getState();
      if (readOnly) return [];
      const copy = duplicateBlocks({ document, blockIds, definitions, alsoTaken: ids });
      if (refuse(document, copy.document)) return [];
      documents.getState().edit({
        change: () => copy.document,
        what: whatOf('duplicated', blockIds),
        where: first(copy.blockIds),
      });
      say('duplicated', copy.blockIds);
      return copy.blockIds;
    },
    /** Null when they were moved, else why not. */
    move(blockIds: readonly BlockId[], place: Place): MoveRefusal | null {
      const { document } = documents.getState();
      const refusal = moveRefusal({ document, blockIds, place, definitions });
      if (refusal) return refusal;
      documents.getState().edit({
        change: (now) => moveBlocks({ document: now, blockIds, place }),
        what: whatOf('moved', blockIds),
        where: first(blockIds),
      });
      say('moved', blockIds);
      return null;
    },
    setDisabled(blockIds: readonly BlockId[], disabled: boolean): void {
      documents.getState().edit({
        change: (document) =>
          blockIds.reduce(
            (now, blockId) => setDisabled({ document: now, blockId, disabled }),
            document,
          ),
        what: whatOf(disabled ? 'disabled' : 'enabled', blockIds),
        where: first(blockIds),
      });
    },
    /** The ids of what was pasted; none where it would go over a limit, which is said. */
    paste(copied: CopiedBlocks, place: Place): BlockId[] {
      const { document, readOnly } = documents.getState();
      if (readOnly) return [];
      const pasted = pasteBlocks({
        document,
        journey: journeyId,
        place,
        copied,
        definitions,
        alsoTaken: ids,
      });
      if (refuse(document, pasted.document)) return [];
      documents.getState().edit({
        change: () => pasted.document,
        what: { key: 'pasted', count: withInside(pasted.document, pasted.blockIds).size },
        where: first(pasted.blockIds),
      });
      return pasted.blockIds;
    },
  };
}
