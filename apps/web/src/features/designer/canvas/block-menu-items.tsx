import { Menu } from '@mantine/core';
import type { Block } from '@percurso/journey/document';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../../components/icon.tsx';
import { Icon } from '../../../components/icon.tsx';
import { useClipboard } from '../clipboard/use-clipboard.ts';
import { useCopied } from '../clipboard/use-copied.ts';
import { useEntryNumbers } from '../numbers/use-numbers.ts';
import { portsOf, treeRules } from '../state/block-ports.ts';
import { chooseThese } from '../state/choosing.ts';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { useBlockActions } from '../use-block-actions.ts';
import { useBlockWords } from '../use-block-words.ts';
import { useEdits } from '../use-edits.ts';
import { placeBehind } from './place-behind.ts';

/** What can be done with a block; rendered only while its menu is open. */
export function BlockMenuItems({ block, extra }: { block: Block; extra: ReactNode }) {
  const { t } = useTranslation('designer');
  const { documents, view } = useDesigner();
  const readOnly = useDocument((state) => state.readOnly);
  const labels = useDocument((state) => state.labels);
  const words = useBlockWords();
  const edits = useEdits();
  const actions = useBlockActions();
  const clipboard = useClipboard();
  const copied = useCopied();
  const isCounted = useEntryNumbers() !== undefined;
  const ids = [block.id];
  const focus = (field: string): void => {
    view.getState().select({ type: 'block', blockId: block.id });
    view.getState().requestFocus(field);
  };
  const item = (icon: IconName, label: string, onClick: () => void) => (
    <Menu.Item key={label} leftSection={<Icon name={icon} size={16} />} onClick={onClick}>
      {label}
    </Menu.Item>
  );
  const copy = item('copy', t('menu.copy'), () => actions.copy(ids));
  const choose = item('check', t('menu.choose'), () => {
    const choice = chooseThese(documents.getState().document, ids);
    if (choice) view.getState().choose({ ...choice, gathering: true });
    view.getState().setPicking(true);
  });
  const people = isCounted
    ? item('customers', t('menu.people'), () => view.getState().showPeople(block.id))
    : null;
  const rename = item('text', t('menu.rename'), () => focus('@name'));
  const note = item('note', block.note ? t('menu.editNote') : t('menu.addNote'), () =>
    focus('@note'),
  );
  if (readOnly) {
    return (
      <>
        {labels ? rename : null}
        {labels ? note : null}
        {copy}
        {choose}
        {people}
      </>
    );
  }
  return (
    <>
      {item('edit', t('menu.edit'), () => focus(''))}
      {rename}
      {item('duplicate', t('menu.duplicate'), () => actions.duplicate(ids))}
      {item('cut', t('menu.cut'), () => actions.cut(ids))}
      {copy}
      {copied
        ? item('paste', t('menu.paste'), () => {
            const place = placeBehind(documents.getState().document, block.id, treeRules);
            if (place) void clipboard.paste(place);
          })
        : null}
      {choose}
      {item('map', t('menu.move'), () => actions.startMove(ids))}
      {extra}
      {item('blocked', block.disabled ? t('menu.enable') : t('menu.disable'), () =>
        actions.toggleDisabled(ids),
      )}
      {note}
      {portsOf(block)
        .filter((port) => port.optional)
        .map(({ id: port }) => {
          const drawn = Object.hasOwn(block.branches ?? {}, port);
          const name = words.port(block, port);
          return item(
            drawn ? 'minus' : 'plus',
            t(drawn ? 'menu.removeBranch' : 'menu.addBranch', { name }),
            () => edits.setPortDrawn(block.id, port, !drawn),
          );
        })}
      <Menu.Divider />
      {people}
      <Menu.Item
        c="var(--mantine-color-error)"
        leftSection={<Icon name="trash" size={16} />}
        onClick={() => actions.remove(ids)}
      >
        {t('menu.delete')}
      </Menu.Item>
    </>
  );
}
