import { copyBlocks } from '@percurso/journey/copy-blocks';
import type { BlockId } from '@percurso/journey/document';
import type { Place } from '@percurso/journey/place';
import type { ClipboardProblem } from '@percurso/journey/read-copied-blocks';
import { readCopiedBlocks } from '@percurso/journey/read-copied-blocks';
import { withInside } from '@percurso/journey/selected-roots';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../components/announce.ts';
import { notifyNotice } from '../../../components/notify-notice.ts';
import { chooseThese } from '../state/choosing.ts';
import { useDesigner } from '../state/designer-context.ts';
import { useStillBlockWords } from '../use-block-words.ts';
import { useGroupEdits } from '../use-group-edits.ts';
import { problemsOfBlocks } from '../use-problems.ts';
import { copiedText } from './copied-text.ts';
import { keptCopy, readClipboard, writeClipboard } from './system-clipboard.ts';

export interface JourneyClipboard {
  /** Blocks with their branches to the system's clipboard; false when that was not possible. */
  copy(blockIds: readonly BlockId[]): Promise<boolean>;
  /** Puts the blocks of a text into a gap, or says why there are none. */
  pasteText(text: string, place: Place): void;
  /** Puts what was copied last into a gap: the clipboard's if it can be read, else this browser's. */
  paste(place: Place): Promise<void>;
}

/** Copying and pasting steps, also from another journey or another workspace. */
export function useClipboard(): JourneyClipboard {
  const { t } = useTranslation('designer');
  const { documents, view, journeyId, triggers, contactAttributes, senders } = useDesigner();
  const words = useStillBlockWords();
  const groups = useGroupEdits();
  return useMemo(() => {
    const refuse = (problem: ClipboardProblem | { key: 'unreadable' | 'unwritable' }): void => {
      const field = 'field' in problem ? problem.field : '';
      notifyNotice(t(`clipboard.${problem.key}`, { field }), 'red');
    };
    const pasteText = (text: string, place: Place): void => {
      const { copied, problem } = readCopiedBlocks(text);
      if (!copied) {
        refuse(problem);
        return;
      }
      const pasted = groups.paste(copied, place);
      const [first] = pasted;
      if (first === undefined) return;
      const { document } = documents.getState();
      const inside = withInside(document, pasted);
      const choice = pasted.length > 1 ? chooseThese(document, pasted) : null;
      if (choice) view.getState().choose(choice);
      else view.getState().select({ type: 'block', blockId: first });
      view.getState().revealNode(first, true);
      const open = problemsOfBlocks({
        document,
        known: { triggers, contactAttributes, senders },
        blockIds: inside,
      }).length;
      const done = t('clipboard.pasted', { count: inside.size });
      const said = open === 0 ? done : `${done} ${t('clipboard.problems', { count: open })}`;
      if (open > 0) notifyNotice(said, 'yellow');
      else announce(said);
    };
    return {
      async copy(blockIds) {
        const { document } = documents.getState();
        const copied = copyBlocks({ document, journey: journeyId, blockIds });
        if (!copied) return false;
        const count = withInside(document, blockIds).size;
        const text = copiedText(copied, {
          title: t('clipboard.title', { count, name: document.name }),
          step: (block) =>
            [words.name(block), words.summary(block)].filter((part) => part !== '').join(': '),
          port: words.port,
        });
        const done = await writeClipboard(text);
        if (!done) refuse({ key: 'unwritable' });
        else announce(t('clipboard.copied', { count }));
        return done;
      },
      pasteText,
      async paste(place) {
        const kept = keptCopy();
        const text = await readClipboard();
        const fits = text !== null && readCopiedBlocks(text).copied !== null;
        const chosen = fits ? text : (kept ?? text);
        if (chosen === null) refuse({ key: 'unreadable' });
        else pasteText(chosen, place);
      },
    };
  }, [t, documents, view, journeyId, triggers, contactAttributes, senders, words, groups]);
}
