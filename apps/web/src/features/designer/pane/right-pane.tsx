import { ActionIcon, CloseButton, Tooltip } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../../components/icon.tsx';
import { Icon } from '../../../components/icon.tsx';
import { BlockShapeIcon } from '../canvas/block-shape.tsx';
import { focusEditor } from '../focus-editor.ts';
import { useScreen } from '../frame/use-screen.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import type { Selection } from '../state/view-store.ts';
import { BlockPane } from './block-pane.tsx';
import { EntryPane } from './entry-pane.tsx';
import { ExitPane } from './exit-pane.tsx';
import { focusField } from './focus-field.ts';
import { PaneResizer } from './pane-resizer.tsx';
import classes from './right-pane.module.css';
import { SettingsPane } from './settings-pane.tsx';
import { usePaneWidth } from './use-pane-width.ts';

/** What is selected, to be edited: the entry, the journey's settings or a block. */
export function RightPane() {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  const selection = useView((state) => state.selection);
  const asked = useView((state) => state.focusField);
  const blockId = selection.type === 'block' ? selection.blockId : null;
  const block = useDocument((state) => (blockId === null ? undefined : state.blocks.get(blockId)));
  const readOnly = useDocument((state) => state.readOnly);
  const content = useRef<HTMLDivElement>(null);
  const [width, setWidth] = usePaneWidth();
  const screen = useScreen();
  const open = useView((state) => state.paneOpen);
  const shown = screen === 'wide' || open;

  useEffect(() => {
    if (asked && content.current) focusField(content.current, asked.field);
  }, [asked]);

  // A pane over everything takes the focus, or the keyboard would stay behind it.
  useEffect(() => {
    const pane = content.current;
    if (screen === 'narrow' && open && !pane?.contains(document.activeElement)) pane?.focus();
  }, [screen, open]);

  const close = (): void => {
    view.getState().openPane(false);
    requestAnimationFrame(focusEditor);
  };

  const rail = (icon: IconName, label: string, to: Selection) => (
    <Tooltip label={label} position="left">
      <ActionIcon
        size={36}
        variant={selection.type === to.type ? 'light' : 'subtle'}
        color={selection.type === to.type ? 'blue' : 'gray'}
        aria-label={label}
        aria-pressed={selection.type === to.type}
        onClick={() => {
          view.getState().select(to);
          view.getState().openPane(true);
        }}
      >
        <Icon name={icon} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <aside
      className={classes.pane}
      style={screen === 'wide' ? { width } : undefined}
      data-screen={screen}
      data-open={open || undefined}
      aria-label={t('pane.label')}
      {...(screen === 'narrow' && { role: 'dialog', 'aria-modal': true })}
    >
      {screen === 'wide' ? <PaneResizer width={width} onChange={setWidth} /> : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape leads from any field back to the canvas */}
      <div
        ref={content}
        className={classes.content}
        style={screen === 'medium' ? { width } : undefined}
        data-readonly={readOnly || undefined}
        // Without a field to focus, the keyboard could not scroll it.
        tabIndex={readOnly ? 0 : -1}
        onKeyDown={(event) => {
          const inside = content.current?.contains(event.target as Node);
          if (event.key !== 'Escape' || !inside || event.defaultPrevented) return;
          close();
        }}
      >
        {shown ? (
          <>
            {selection.type === 'entry' ? <EntryPane /> : null}
            {selection.type === 'exit' ? <ExitPane /> : null}
            {selection.type === 'settings' ? <SettingsPane /> : null}
            {block ? <BlockPane key={block.id} block={block} /> : null}
            {selection.type === 'block' && !block ? <SettingsPane /> : null}
          </>
        ) : null}
      </div>
      <div
        className={classes.rail}
        role="toolbar"
        aria-label={t('pane.rail')}
        aria-orientation="vertical"
      >
        {screen === 'wide' || !open ? null : (
          <CloseButton size={36} aria-label={t('pane.close')} onClick={close} />
        )}
        {rail('trigger', t('pane.entry'), { type: 'entry' })}
        {rail('flag', t('pane.exit'), { type: 'exit' })}
        {rail('settings', t('pane.settings'), { type: 'settings' })}
        {block ? (
          <Tooltip label={t('pane.block')} position="left">
            <ActionIcon
              size={36}
              variant="light"
              aria-label={t('pane.block')}
              aria-pressed
              onClick={() => view.getState().requestFocus('')}
            >
              <BlockShapeIcon kind={block.kind} size={24} />
            </ActionIcon>
          </Tooltip>
        ) : null}
      </div>
    </aside>
  );
}
