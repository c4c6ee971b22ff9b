import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../../components/icon.tsx';
import { Icon } from '../../../components/icon.tsx';
import { treeRules } from '../state/block-ports.ts';
import { useDesigner } from '../state/designer-context.ts';
import type { OutlineMove } from './move-place.ts';
import { movePlace } from './move-place.ts';
import type { OutlineRow } from './outline-rows.ts';
import { useMoveStep } from './use-move-step.ts';

const MOVES: readonly { to: OutlineMove; icon: IconName }[] = [
  { to: 'up', icon: 'up' },
  { to: 'down', icon: 'down' },
  { to: 'into', icon: 'chevronRight' },
  { to: 'out', icon: 'chevronLeft' },
];

/** What ⋮ offers in the outline besides what it offers on the canvas. */
export function OutlineMenuItems({ row }: { row: Extract<OutlineRow, { type: 'block' }> }) {
  const { t } = useTranslation('outline');
  const { documents, outline } = useDesigner();
  const move = useMoveStep();
  const { document } = documents.getState();
  return (
    <>
      <Menu.Item
        leftSection={<Icon name="plus" size={16} />}
        onClick={() =>
          outline.getState().setAdding({ row: row.id, place: row.place, by: 'button' })
        }
      >
        {t('addBefore')}
      </Menu.Item>
      {MOVES.filter(({ to }) =>
        movePlace(document, { blockIds: [row.blockId], to }, treeRules),
      ).map(({ to, icon }) => (
        <Menu.Item
          key={to}
          leftSection={<Icon name={icon} size={16} />}
          onClick={() => move([row.blockId], to)}
        >
          {t(`move.${to}`)}
        </Menu.Item>
      ))}
    </>
  );
}
