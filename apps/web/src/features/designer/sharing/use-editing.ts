import type { JourneyDocument } from '@percurso/journey/document';
import { labelChanges } from '@percurso/journey/label-changes';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { editorName } from '../../../components/editor-name.ts';
import { notifyDone } from '../../../components/notify-done.ts';
import { notifyNotice } from '../../../components/notify-notice.ts';
import { journeyQuery } from '../journey-query.ts';
import type { Autosave, LockedBy } from '../state/autosave.ts';
import { useDesigner } from '../state/designer-context.ts';
import type { JourneyView } from '../state/journey-view.ts';
import { viewJourney } from '../state/journey-view.ts';
import type { Editing, TabMessage } from './edit-session.ts';
import { EditSession } from './edit-session.ts';
import { holdLock, releaseLock } from './hold-lock.ts';
import { findCopy } from './local-copy.ts';
import type { Pulse } from './pulse.ts';

interface EditingOf {
  journey: JourneyView;
  userId: string;
  autosave: Autosave;
  onReopen(journey: JourneyView | null): void;
}

export interface EditingControl {
  editing: Editing;
  onPulse(pulse: Pulse): void;
  onLocked(lock: LockedBy): void;
  /** Takes the draft, from whomever has it. */
  takeOver(): void;
  /** Takes it where nobody else has it but another page of one's own. */
  goOn(): void;
}

/** Holds the lock of the draft while it is edited here; without it the page only reads, and follows. */
export function useEditing({ journey, userId, autosave, onReopen }: EditingOf): EditingControl {
  const { t, i18n } = useTranslation('sharing');
  const { documents } = useDesigner();
  const queries = useQueryClient();
  const [editing, setEditing] = useState<Editing>({ state: 'mine' });
  const session = useRef<EditSession | null>(null);
  const { id } = journey;

  /** Puts in place what others saved, and says whose it is and that Undo starts anew, where either is so. */
  const load = (document: JourneyDocument, from = ''): void => {
    const { past, future, readOnly } = documents.getState();
    documents.getState().load(document, readOnly);
    const cleared = past.length + future.length > 0 ? t('historyCleared') : '';
    const said = readOnly || from === '' ? '' : t('loaded', { name: from });
    if (cleared !== '') notifyNotice([said, cleared].filter(Boolean).join(' '));
    else if (said !== '') notifyDone(said);
  };

  const follow = async ({ anyway = false, from = '' } = {}): Promise<void> => {
    const answer = await readAnswer(api.journeys[':id'].$get({ param: { id } }));
    const next = viewJourney(answer);
    const { isDraft, versionNumber, document, revision, updatedAt } = next;
    if (!isDraft || versionNumber !== journey.versionNumber) {
      onReopen(next);
      return;
    }
    // What one has not saved comes first: it will be a conflict to decide on, nothing lost.
    if (!anyway && (autosave.unsaved || revision <= autosave.revision)) return;
    queries.setQueryData(journeyQuery(id).queryKey, next);
    load(document, from);
    autosave.rebase({ document, revision, savedAt: updatedAt });
  };

  /** The version that is looked at, as others left it: its names and notes, its state, a draft beside it. */
  const followVersion = async (): Promise<void> => {
    const next = viewJourney(await readAnswer(api.journeys[':id'].$get({ param: { id } })));
    const { liveDocument, versionNumber, hasDraft, revision, updatedAt } = next;
    if (!liveDocument || autosave.unsaved) return;
    const live = { ...next, document: liveDocument, isDraft: false };
    if (versionNumber !== journey.versionNumber) {
      onReopen(live);
      return;
    }
    queries.setQueryData(journeyQuery(id).queryKey, live);
    if (hasDraft) documents.setState({ labels: false });
    const changes = labelChanges(documents.getState().document, liveDocument);
    if (changes?.length === 0) return;
    load(liveDocument);
    autosave.rebase({ document: liveDocument, revision, savedAt: updatedAt });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: one session per opened journey
  useEffect(() => {
    if (documents.getState().readOnly) return;
    const editor = nameOfPage();
    const channel = new BroadcastChannel(`percurso.editing.${userId}.${id}`);
    const opened = new EditSession({
      editor,
      userId,
      hold: (mode) => holdLock(id, { editor, mode }),
      release: () => releaseLock(id, editor),
      tell: (message) => channel.postMessage(message),
      settle: async () => {
        if (!(await autosave.flush())) autosave.letGo();
      },
      onEditing(next) {
        documents.setState({ readOnly: next.state !== 'mine' });
        setEditing(next);
        if (next.state !== 'taken' && next.state !== 'theirs') return;
        autosave.letGo();
        // Moved to where it waits for its author: what is loaded next would take its place.
        findCopy({ userId, journeyId: id });
        void follow({ anyway: true }).catch(() => undefined);
      },
      onHeld(revision) {
        if (revision <= autosave.revision && !autosave.stopped) return;
        // A save of one's own may be under way: only what was let go is loaded in any case.
        void follow({ anyway: autosave.stopped }).catch(() => undefined);
      },
    });
    channel.onmessage = ({ data }) => void opened.hear(data as TabMessage);
    session.current = opened;
    const leave = (): void => opened.end();
    // Back from where the browser keeps left pages, it begins anew.
    const comeBack = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) onReopen(null);
    };
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', comeBack);
    void opened.begin('open');
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', comeBack);
      opened.end();
      channel.close();
    };
  }, [id, documents]);

  return {
    editing,
    onPulse(pulse) {
      session.current?.pulse(pulse.lock);
      if (!journey.isDraft) {
        if (journey.shown || versionMark(pulse) === versionMark(journey)) return;
        void followVersion().catch(() => undefined);
        return;
      }
      if (autosave.unsaved || pulse.revision <= autosave.revision) return;
      const from = editorName(pulse.updatedBy, i18n.language);
      void follow({ from }).catch(() => undefined);
    },
    onLocked: (lock) => void session.current?.lost(lock),
    takeOver: () => void session.current?.begin('take-over'),
    goOn: () => void session.current?.begin('open'),
  };
}

/** Changes with what a version is shown as; saves of a draft beside it do not count. */
function versionMark({
  versionNumber,
  state,
  hasDraft,
  updatedAt,
}: Pick<JourneyView, 'versionNumber' | 'state' | 'hasDraft' | 'updatedAt'>): string {
  return [versionNumber, state, hasDraft ? 'draft' : updatedAt].join();
}

/** Random, and also made where the address is not one the browser calls secure. */
function nameOfPage(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
