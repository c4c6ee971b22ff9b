import { useDocumentTitle } from '@mantine/hooks';
import type { KeyboardEvent } from 'react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../app/session.ts';
import { announce } from '../../../components/announce.ts';
import { notifyDone } from '../../../components/notify-done.ts';
import { Canvas } from '../canvas/canvas.tsx';
import { DeleteDialog } from '../canvas/delete-dialog.tsx';
import { SelectionBar } from '../canvas/selection-bar.tsx';
import type { Comparing } from '../compare/compare-dialog.tsx';
import { CompareDialog } from '../compare/compare-dialog.tsx';
import { CoachMarks } from '../first-use/coach-marks.tsx';
import { FindLayer } from '../keys/find-layer.tsx';
import { KeysLayer } from '../keys/keys-layer.tsx';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import { NumbersNote } from '../numbers/numbers-note.tsx';
import { PathNote } from '../numbers/path-note.tsx';
import { usePollNumbers } from '../numbers/use-poll-numbers.ts';
import { Outline } from '../outline/outline.tsx';
import { RightPane } from '../pane/right-pane.tsx';
import { ConflictDialog } from '../sharing/conflict-dialog.tsx';
import { EditingBanner } from '../sharing/editing-banner.tsx';
import { KeptCopyBanner } from '../sharing/kept-copy-banner.tsx';
import { LeaveGuard } from '../sharing/leave-guard.tsx';
import { useDraftChange } from '../sharing/use-draft-change.ts';
import { useSharing } from '../sharing/use-sharing.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import type { JourneyView } from '../state/journey-view.ts';
import { TestPane } from '../testing/test-pane.tsx';
import { useTestKeys } from '../testing/use-test-keys.ts';
import { useTesting } from '../testing/use-testing.ts';
import { checkDocument, isError, useProblems } from '../use-problems.ts';
import classes from './designer-frame.module.css';
import { Header } from './header.tsx';
import { LiveBanner } from './live-banner.tsx';
import { PeopleDrawer } from './people-drawer.tsx';
import { ProblemsDrawer } from './problems-drawer.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { RefusalsDrawer } from './refusals-drawer.tsx';
import { useRememberedEditor } from './remembered-editor.ts';
import { SkipLinks } from './skip-links.tsx';
import { useFrameCommands } from './use-frame-commands.ts';
import { useNoticePlace } from './use-notice-place.ts';
import { useScreen } from './use-screen.ts';
import { VersionsDrawer } from './versions-drawer.tsx';

interface DesignerFrameProps {
  journey: JourneyView;
  onReopen(journey: JourneyView | null): void;
}

/** Header, banner, canvas, pane and drawer of one opened journey. */
export function DesignerFrame({ journey, onReopen }: DesignerFrameProps) {
  const { t } = useTranslation(['designer', 'compare']);
  const { documents, view, triggers, contactAttributes, senders, journeyId } = useDesigner();
  const editorArea = useRef<HTMLDivElement>(null);
  useNoticePlace(editorArea);
  const userId = useMe().user?.id ?? '';
  const { autosave, status, control, connected } = useSharing({ journey, userId, onReopen });
  const [publishing, setPublishing] = useState(false);
  const [comparing, setComparing] = useState<Comparing | null>(null);
  const drawer = useView((state) => state.drawer);
  const editor = useView((state) => state.editor);
  const screen = useScreen();
  const narrow = screen === 'narrow';
  // On a small screen the pane lies over everything.
  const covered = useView((state) => state.paneOpen) && narrow;
  const name = useDocument((state) => state.document.name);
  const readOnly = useDocument((state) => state.readOnly);
  useDocumentTitle(`${name} · Percurso`);
  useRememberedEditor();
  const sayReady = useCallback(() => announce(t('problemsDrawer.ready')), [t]);
  useProblems(documents, { triggers, contactAttributes, senders }, sayReady);
  const onShortcut = useShortcuts();
  const testing = useTesting((state) => state.open);
  const onTestKey = useTestKeys();
  useFrameCommands(autosave, journey.versionNumber !== null);
  usePollNumbers({ published: journey.versionNumber !== null, connected });
  const publish = (): void => {
    view.getState().markFresh(null);
    // The continuous check may be a moment behind the last key.
    const errors = checkDocument(documents, { triggers, contactAttributes, senders }).filter(
      isError,
    ).length;
    if (errors === 0) {
      setPublishing(true);
      return;
    }
    view.getState().openDrawer('problems');
    announce(t('designer:publish.errors', { count: errors }));
  };
  const look = (): void => {
    const { liveDocument } = journey;
    if (!liveDocument) return;
    void autosave
      .flush()
      .then(() => onReopen({ ...journey, document: liveDocument, isDraft: false }));
  };
  // Up one level: a pane over the edge of the editor goes before the selection does.
  const closePane = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Escape' || screen !== 'medium' || !view.getState().paneOpen) return;
    // Escape in a picker or in a name being typed is theirs.
    const { target, currentTarget } = event;
    if (!(target instanceof HTMLElement) || !currentTarget.contains(target)) return;
    if (target.closest('input')) return;
    event.stopPropagation();
    view.getState().openPane(false);
  };
  const reopen = (next: JourneyView | null): void => {
    void autosave.flush().then(() => onReopen(next));
  };
  const draft = useDraftChange({ journeyId, autosave, onReopen });
  const waits = control.editing.state !== 'mine';
  const compareSides = (sides: Extract<Comparing, { sides: unknown }>['sides']): void =>
    setComparing({ sides });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of the whole screen
    <div className={classes.designer} onKeyDown={onShortcut} onBlur={() => void autosave.flush()}>
      <div className={classes.top} inert={covered || (narrow && drawer !== null)}>
        <SkipLinks />
        <Header journey={journey} autosave={autosave} status={status} onPublish={publish} />
        {waits ? (
          <EditingBanner control={control} />
        ) : (
          <LiveBanner
            journey={journey}
            beforeEdit={() => autosave.flush()}
            onEdit={onReopen}
            onLook={look}
            onDiscard={() => void draft.discardDraft()}
            onBack={() => onReopen(null)}
          />
        )}
        {readOnly ? null : (
          <KeptCopyBanner userId={userId} autosave={autosave} onCompare={compareSides} />
        )}
      </div>
      <div
        className={classes.body}
        data-testing={testing || undefined}
        onKeyDownCapture={onTestKey}
      >
        <main className={classes.middle}>
          <PathNote />
          {editor === 'outline' ? <NumbersNote bar /> : null}
          <div
            ref={editorArea}
            className={classes.editor}
            data-shown={editor}
            onKeyDownCapture={closePane}
            inert={covered || (narrow && drawer !== null)}
          >
            {editor === 'outline' ? <Outline /> : null}
            <SelectionBar />
            {editor === 'outline' ? null : <Canvas />}
            <CoachMarks userId={userId} />
          </div>
          {drawer === 'problems' ? <ProblemsDrawer /> : null}
          {drawer === 'people' ? <PeopleDrawer /> : null}
          {drawer === 'refusals' ? <RefusalsDrawer /> : null}
          {drawer === 'versions' ? (
            <VersionsDrawer
              journey={journey}
              onReopen={reopen}
              onCompare={(versions) => setComparing({ versions })}
              onUseAsDraft={(number) => void draft.takeVersion(number)}
            />
          ) : null}
        </main>
        {testing ? <TestPane /> : <RightPane />}
      </div>
      <DeleteDialog />
      <FindLayer />
      <KeysLayer />
      <LeaveGuard autosave={autosave} />
      <ConflictDialog
        status={status}
        autosave={autosave}
        onLoadTheirs={() => onReopen(null)}
        onCompare={compareSides}
      />
      <PublishDialog
        journey={journey}
        autosave={autosave}
        opened={publishing}
        onClose={() => setPublishing(false)}
        onCompare={() =>
          setComparing({ versions: { before: journey.versionNumber ?? 1, after: 'draft' } })
        }
        onPublished={(said) => {
          setPublishing(false);
          notifyDone(said);
          onReopen(null);
        }}
      />
      <CompareDialog
        comparing={comparing}
        journey={journey}
        draft={
          journey.isDraft
            ? { label: t('compare:draft'), document: documents.getState().document }
            : null
        }
        onChange={setComparing}
        onClose={() => setComparing(null)}
      />
    </div>
  );
}
