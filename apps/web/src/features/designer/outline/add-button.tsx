import { ActionIcon, Modal, Popover } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { BlockPicker } from '../canvas/block-picker.tsx';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import type { OutlineRow } from './outline-rows.ts';
import { useOutline } from './use-outline-rows.ts';
import { useRowName } from './use-row-name.ts';

interface AddButtonProps {
  row: OutlineRow;
  active: boolean;
  narrow: boolean;
}

/** Adds a step after a row, or first in its branch; the same picker as at the canvas' '+'. */
export function AddButton({ row, active, narrow }: AddButtonProps) {
  const { t } = useTranslation('outline');
  const { outline } = useDesigner();
  const readOnly = useDocument((state) => state.readOnly);
  const adding = useOutline((state) => (state.adding?.row === row.id ? state.adding : null));
  const nameOf = useRowName();
  const opened = adding !== null;
  const opener = useReturnFocus<HTMLElement>(opened);
  if (readOnly) return null;
  const label = t(row.type === 'branch' ? 'addInside' : 'addAfter', { name: nameOf(row) });
  const close = (): void => outline.getState().setAdding(null);
  const picker = adding ? <BlockPicker place={adding.place} onClose={close} /> : null;
  const button = (
    <ActionIcon
      ref={(element) => {
        opener.current = adding?.by === 'row' ? (element?.closest('tr') ?? null) : element;
      }}
      variant="subtle"
      color="gray"
      size={28}
      tabIndex={active ? 0 : -1}
      aria-label={label}
      title={label}
      aria-haspopup="dialog"
      aria-expanded={opened}
      data-add={row.id}
      onClick={(event) => {
        event.stopPropagation();
        if (opened) close();
        else outline.getState().setAdding({ row: row.id, place: row.after, by: 'button' });
      }}
    >
      <Icon name="plus" size={16} />
    </ActionIcon>
  );
  if (narrow) {
    return (
      <>
        {button}
        <Modal
          opened={opened}
          onClose={close}
          fullScreen
          title={label}
          returnFocus={false}
          closeButtonProps={{ 'aria-label': t('cancel') }}
          transitionProps={{ duration: 0 }}
          onClick={(event) => event.stopPropagation()}
        >
          {picker}
        </Modal>
      </>
    );
  }
  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && close()}
      width={360}
      position="bottom-end"
      shadow="lg"
      trapFocus
      transitionProps={{ duration: 0 }}
      withinPortal
      middlewares={{ flip: true, shift: { padding: 8 } }}
    >
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown p={0} onClick={(event) => event.stopPropagation()}>
        {picker}
      </Popover.Dropdown>
    </Popover>
  );
}
