import type { JourneyDocument } from '@percurso/journey/document';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { notifyFailure } from '../../../components/notify-failure.ts';
import type { Autosave } from '../state/autosave.ts';
import type { JourneyView } from '../state/journey-view.ts';
import { viewJourney } from '../state/journey-view.ts';
import { showUndoNotice } from './show-undo-notice.tsx';

interface DraftChangeOf {
  journeyId: string;
  autosave: Autosave;
  onReopen(journey: JourneyView | null): void;
}

/** Changes of the draft as a whole, each of which can be taken back for 30 seconds. */
export function useDraftChange({ journeyId, autosave, onReopen }: DraftChangeOf) {
  const { t } = useTranslation('sharing');
  const param = { id: journeyId };
  const readNow = async (): Promise<JourneyView> =>
    viewJourney(await readAnswer(api.journeys[':id'].$get({ param })));
  const write = (document: JourneyDocument, revision: number) =>
    readAnswer(api.journeys[':id'].draft.$put({ param, json: { document, revision } }));
  const discard = (revision: number) =>
    readAnswer(api.journeys[':id'].draft.$delete({ param, query: { revision: String(revision) } }));

  /** Puts the draft back as it was, unless it was changed since. */
  const offerUndo = (text: string, was: JourneyDocument | null, revision: number): void => {
    const undo = async (): Promise<void> => {
      if (was) await write(was, revision);
      else await discard(revision);
      onReopen(null);
    };
    showUndoNotice({
      text,
      undoLabel: t('draft.undo'),
      undo: () => void undo().catch((error) => notifyFailure(t('draft.undoFailed'), error)),
    });
  };

  const change = async (run: (now: JourneyView) => Promise<void>): Promise<void> => {
    try {
      if (await autosave.flush()) await run(await readNow());
    } catch (error) {
      notifyFailure(t('draft.failed'), error);
    }
  };

  return {
    /** Goes back to the version that was published last. */
    discardDraft: () =>
      change(async (now) => {
        const left = viewJourney(await discard(now.revision));
        onReopen(left);
        offerUndo(t('draft.discarded'), now.document, left.revision);
      }),
    /** Makes the document of a version the draft, in place of one that is there. */
    takeVersion: (number: number) =>
      change(async (now) => {
        const versioned = { ...param, number: String(number) };
        const version = await readAnswer(
          api.journeys[':id'].versions[':number'].$get({ param: versioned }),
        );
        // The route's schema made it; the client's types lose the recursion.
        const document = version.document as unknown as JourneyDocument;
        const { revision } = await write(document, now.revision);
        onReopen(null);
        offerUndo(t('draft.used', { number }), now.isDraft ? now.document : null, revision);
      }),
  };
}
