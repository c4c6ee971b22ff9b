import { VisuallyHidden } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../../components/notify-done.ts';
import { Canvas } from '../canvas/canvas.tsx';
import { DeleteDialog } from '../canvas/delete-dialog.tsx';
import { SelectionBar } from '../canvas/selection-bar.tsx';
import { FindLayer } from '../keys/find-layer.tsx';
import { KeysLayer } from '../keys/keys-layer.tsx';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import { numbersQuery } from '../numbers/numbers-query.ts';
import { PathNote } from '../numbers/path-note.tsx';
import { Outline } from '../outline/outline.tsx';
import { RightPane } from '../pane/right-pane.tsx';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import type { JourneyView } from '../state/journey-view.ts';
import { useProblems } from '../use-problems.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import classes from './designer-frame.module.css';
import { Header } from './header.tsx';
import { LiveBanner } from './live-banner.tsx';
import { PeopleDrawer } from './people-drawer.tsx';
import { ProblemsDrawer } from './problems-drawer.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { RefusalsDrawer } from './refusals-drawer.tsx';
import { useRememberedEditor } from './remembered-editor.ts';
import { SkipLinks } from './skip-links.tsx';
import { useAutosave } from './use-autosave.ts';
import { useFrameCommands } from './use-frame-commands.ts';
import { useScreen } from './use-screen.ts';
import { VersionsDrawer } from './versions-drawer.tsx';

const POLL_MS = 2000;

interface DesignerFrameProps {
  journey: JourneyView;
  onReopen(journey: JourneyView | null): void;
}

/** Header, banner, canvas, pane and drawer of one opened journey. */
export function DesignerFrame({ journey, onReopen }: DesignerFrameProps) {
  const { t } = useTranslation('designer');
  const { documents, view, triggers, journeyId, version } = useDesigner();
  const { autosave, status } = useAutosave(journey, documents);
  const [publishing, setPublishing] = useState(false);
  const drawer = useView((state) => state.drawer);
  const editor = useView((state) => state.editor);
  const screen = useScreen();
  const narrow = screen === 'narrow';
  // On a small screen the pane lies over everything.
  const covered = useView((state) => state.paneOpen) && narrow;
  const announcement = useView((state) => state.announcement);
  const name = useDocument((state) => state.document.name);
  useDocumentTitle(`${name} · Percurso`);
  useRememberedEditor();
  const sayReady = useCallback(
    () => view.getState().announce(t('problemsDrawer.ready')),
    [view, t],
  );
  useProblems(documents, triggers, sayReady);
  const onShortcut = useShortcuts();
  useFrameCommands(autosave, journey.versionNumber !== null);
  useQuery({
    ...numbersQuery(journeyId, version),
    enabled: journey.versionNumber !== null,
    refetchInterval: POLL_MS,
  });
  const publish = (): void => {
    view.getState().markFresh(null);
    const errors = documents.getState().problems.filter((one) => one.severity === 'error').length;
    if (errors === 0) {
      setPublishing(true);
      return;
    }
    view.getState().openDrawer('problems');
    view.getState().announce(t('publish.errors', { count: errors }));
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
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of the whole screen
    <div className={classes.designer} onKeyDown={onShortcut}>
      <div className={classes.top} inert={covered || (narrow && drawer !== null)}>
        <SkipLinks />
        <Header journey={journey} autosave={autosave} status={status} onPublish={publish} />
        <LiveBanner
          journey={journey}
          onEdit={onReopen}
          onLook={look}
          onBack={() => onReopen(null)}
        />
      </div>
      <div className={classes.body}>
        <main className={classes.middle}>
          <PathNote />
          <div
            className={classes.editor}
            onKeyDownCapture={closePane}
            inert={covered || (narrow && drawer !== null)}
          >
            {editor === 'outline' ? null : <SelectionBar />}
            {editor === 'outline' ? <Outline /> : <Canvas />}
          </div>
          {drawer === 'problems' ? <ProblemsDrawer /> : null}
          {drawer === 'people' ? <PeopleDrawer /> : null}
          {drawer === 'refusals' ? <RefusalsDrawer /> : null}
          {drawer === 'versions' ? <VersionsDrawer journey={journey} onReopen={reopen} /> : null}
        </main>
        <RightPane />
      </div>
      <DeleteDialog />
      <FindLayer />
      <KeysLayer />
      <ConflictDialog status={status} autosave={autosave} onLoadTheirs={() => onReopen(null)} />
      <PublishDialog
        journey={journey}
        autosave={autosave}
        opened={publishing}
        onClose={() => setPublishing(false)}
        onPublished={() => {
          setPublishing(false);
          notifyDone(t('publish.done'));
          onReopen(null);
        }}
      />
      <VisuallyHidden role="status" aria-live="polite" data-announcement>
        {announcement}
      </VisuallyHidden>
    </div>
  );
}
