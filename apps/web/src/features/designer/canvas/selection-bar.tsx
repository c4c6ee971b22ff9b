import { ActionIcon, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../../components/icon.tsx';
import { Icon } from '../../../components/icon.tsx';
import { focusEditor } from '../focus-editor.ts';
import { actedOn } from '../state/choosing.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import { useBlockActions } from '../use-block-actions.ts';
import classes from './selection-bar.module.css';

/** What can be done with the blocks chosen together; while they are moved, how to go on. */
export function SelectionBar() {
  const { t } = useTranslation('designer');
  const { documents, view } = useDesigner();
  const actions = useBlockActions();
  const count = useView((state) => state.chosen.size);
  const shown = useView((state) => state.chosen.size > 1 || state.gathering);
  const moving = useView((state) => state.moving !== null);
  // In the outline a dialog asks where to, and the bar stands below the rows rather than over them.
  const below = useView((state) => state.editor === 'outline');
  const readOnly = useDocument((state) => state.readOnly);
  const disabled = useDocument((state) => {
    const { chosen } = view.getState();
    return [...chosen].every((id) => state.blocks.get(id)?.disabled);
  });
  if (moving && !below) {
    return (
      <div className={classes.bar} data-moving>
        <span className={classes.count}>{t('chosen.moving', { count })}</span>
        <Button size="compact-sm" variant="default" onClick={actions.stopMove}>
          {t('chosen.stopMoving')}
        </Button>
      </div>
    );
  }
  if (!shown || count === 0) return null;
  const button = (icon: IconName, label: string, act: (ids: string[]) => void) => (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      className={classes.action}
      classNames={{ inner: classes.actionInner, label: classes.actionLabel }}
      leftSection={<Icon name={icon} size={14} />}
      onClick={() => {
        act(actedOn(documents.getState().document, view.getState()));
        focusEditor();
      }}
    >
      {label}
    </Button>
  );
  return (
    <div
      className={classes.bar}
      data-below={below || undefined}
      role="toolbar"
      aria-label={t('chosen.label')}
    >
      <span className={classes.count}>{t('chosen.count', { count })}</span>
      {button('copy', t('chosen.copy'), actions.copy)}
      {readOnly ? null : (
        <>
          {button('duplicate', t('menu.duplicate'), actions.duplicate)}
          {button('map', t('menu.move'), actions.startMove)}
          {button(
            'blocked',
            disabled ? t('menu.enable') : t('menu.disable'),
            actions.toggleDisabled,
          )}
          {button('trash', t('menu.delete'), actions.remove)}
        </>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('chosen.done')}
        title={t('chosen.done')}
        onClick={() => {
          const { selection, select } = view.getState();
          select(selection);
          focusEditor();
        }}
      >
        <Icon name="cross" size={16} />
      </ActionIcon>
    </div>
  );
}
