import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { Panel, useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../../components/icon.tsx';
import { Icon } from '../../../components/icon.tsx';
import { useCommand } from '../keys/use-command.ts';
import { useDesigner } from '../state/designer-context.ts';
import { nodeOfSelection } from '../state/view-store.ts';
import classes from './canvas.module.css';
import { fitViewport } from './first-viewport.ts';
import type { Box, TreeLayout } from './layout.ts';
import { useMinimapShown } from './minimap.tsx';

/** Zoom out, the zoom (a click makes it 100 %), zoom in, fit, the small map. */
export function ZoomCluster({ layout }: { layout: TreeLayout }) {
  const { t, i18n } = useTranslation('designer');
  const { view } = useDesigner();
  const flow = useReactFlow();
  const store = useStoreApi();
  // The zoom alone: the place changes with every frame of a drag.
  const zoom = useStore((state) => state.transform[2]);
  const minimap = useMinimapShown();
  const percent = zoom.toLocaleString(i18n.language, {
    style: 'percent',
    maximumFractionDigits: 0,
  });
  const show = (bounds: Box): void => {
    const { width, height } = store.getState();
    void flow.setViewport(fitViewport(bounds, { width, height }));
  };
  const fit = (): void => show(layout.bounds);
  const fitSelection = (): void => {
    const { chosen, selection } = view.getState();
    const active = nodeOfSelection(selection);
    const boxes = layout.nodes
      .filter(({ id }) => (chosen.size > 0 ? chosen.has(id) : id === active))
      .map(({ box }) => box);
    const around = boxAround(boxes);
    if (around) show(around);
  };
  useCommand('zoomIn', () => void flow.zoomIn());
  useCommand('zoomOut', () => void flow.zoomOut());
  useCommand('zoomReset', () => void flow.zoomTo(1));
  useCommand('zoomFit', fit);
  useCommand('zoomSelection', fitSelection);
  const button = (icon: IconName, label: string, press: { run(): void; on?: boolean }) => (
    <Tooltip label={label}>
      <ActionIcon
        variant={press.on ? 'light' : 'subtle'}
        color={press.on ? 'blue' : 'gray'}
        size={32}
        radius={0}
        aria-label={label}
        {...(press.on !== undefined && { 'aria-pressed': press.on })}
        onClick={press.run}
      >
        <Icon name={icon} size={16} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <Panel position="bottom-right">
      {/* biome-ignore lint/a11y/useSemanticElements: a row of buttons, not form fields */}
      <div className={classes.cluster} role="group" aria-label={t('zoom.label')}>
        {button('minus', t('zoom.out'), { run: () => void flow.zoomOut() })}
        <Tooltip label={t('zoom.reset')}>
          <UnstyledButton
            w={56}
            ta="center"
            fz="xs"
            className="tabular"
            aria-label={t('zoom.resetFrom', { percent })}
            onClick={() => void flow.zoomTo(1)}
          >
            {percent}
          </UnstyledButton>
        </Tooltip>
        {button('plus', t('zoom.in'), { run: () => void flow.zoomIn() })}
        {button('fit', t('zoom.fit'), { run: fit })}
        {button('minimap', t('zoom.minimap'), {
          run: () => view.getState().setMinimap(!minimap),
          on: minimap,
        })}
      </div>
    </Panel>
  );
}

function boxAround(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
