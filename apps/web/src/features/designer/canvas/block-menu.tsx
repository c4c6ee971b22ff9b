import { ActionIcon, Menu } from '@mantine/core';
import type { Block } from '@percurso/journey/document';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { portsOf } from '../state/block-ports.ts';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import { useDeleteBlock } from '../use-delete-block.ts';
import { useEdits } from '../use-edits.ts';

interface BlockMenuProps {
  block: Block;
  /** On the canvas the keys open it, so Tab passes it by. */
  tabIndex?: 0 | -1 | undefined;
  /** More to choose from, where the block is shown otherwise than on the canvas. */
  extra?: ReactNode;
}

/** What can be done with a block besides editing it. */
export function BlockMenu({ block, tabIndex = -1, extra }: BlockMenuProps) {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  const readOnly = useDocument((state) => state.readOnly);
  const words = useBlockWords();
  const edits = useEdits();
  const remove = useDeleteBlock();
  const name = words.name(block);
  const select = (): void => view.getState().select({ type: 'block', blockId: block.id });
  const focus = (field: string): void => {
    select();
    view.getState().requestFocus(field);
  };
  const optional = portsOf(block).filter((port) => port.optional);
  return (
    <Menu position="bottom-end" shadow="md" width={220} withinPortal returnFocus>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          tabIndex={tabIndex}
          className="nodrag nopan"
          aria-label={t('menu.open', { name })}
          data-menu={block.id}
          onClick={(event) => event.stopPropagation()}
        >
          <Icon name="more" size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
        {readOnly ? null : (
          <>
            <Menu.Item leftSection={<Icon name="edit" size={16} />} onClick={() => focus('@name')}>
              {t('menu.rename')}
            </Menu.Item>
            <Menu.Item
              leftSection={<Icon name="copy" size={16} />}
              onClick={() => {
                const id = edits.duplicate(block.id);
                if (id === null) return;
                view.getState().select({ type: 'block', blockId: id });
                view.getState().revealNode(id, true);
              }}
            >
              {t('menu.duplicate')}
            </Menu.Item>
            <Menu.Item
              leftSection={<Icon name="blocked" size={16} />}
              onClick={() => edits.setDisabled(block.id, !block.disabled)}
            >
              {block.disabled ? t('menu.enable') : t('menu.disable')}
            </Menu.Item>
            <Menu.Item leftSection={<Icon name="note" size={16} />} onClick={() => focus('@note')}>
              {block.note ? t('menu.editNote') : t('menu.addNote')}
            </Menu.Item>
            <Menu.Item
              leftSection={<Icon name="map" size={16} />}
              onClick={() => {
                select();
                view.getState().setMoving(block.id);
                if (view.getState().editor === 'canvas') {
                  view.getState().announce(t('said.moving', { name }));
                }
              }}
            >
              {t('menu.move')}
            </Menu.Item>
            {extra}
            {optional.map(({ id: port }) => {
              const drawn = Object.hasOwn(block.branches ?? {}, port);
              const label = words.port(block, port);
              return (
                <Menu.Item
                  key={port}
                  leftSection={<Icon name={drawn ? 'minus' : 'plus'} size={16} />}
                  onClick={() => edits.setPortDrawn(block.id, port, !drawn)}
                >
                  {t(drawn ? 'menu.removeBranch' : 'menu.addBranch', { name: label })}
                </Menu.Item>
              );
            })}
            <Menu.Divider />
          </>
        )}
        <Menu.Item
          leftSection={<Icon name="customers" size={16} />}
          onClick={() => view.getState().showPeople(block.id)}
        >
          {t('menu.people')}
        </Menu.Item>
        {readOnly ? null : (
          <Menu.Item
            c="var(--mantine-color-error)"
            leftSection={<Icon name="trash" size={16} />}
            onClick={() => remove(block.id)}
          >
            {t('menu.delete')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
