import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { Panel, useStore } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../../components/icon.tsx';
import { Icon } from '../../../components/icon.tsx';
import type { Command } from '../keys/shortcut-table.ts';
import { useDesigner } from '../state/designer-context.ts';
import classes from './canvas.module.css';
import { useMinimapShown } from './minimap.tsx';

/** Zoom out, the zoom (a click makes it 100 %), zoom in, fit, the small map. */
export const ZoomCluster = memo(function ZoomCluster() {
  const { t, i18n } = useTranslation('designer');
  const { view, commands } = useDesigner();
  // The zoom alone: the place changes with every frame of a drag.
  const zoom = useStore((state) => state.transform[2]);
  const minimap = useMinimapShown();
  const percent = zoom.toLocaleString(i18n.language, {
    style: 'percent',
    maximumFractionDigits: 0,
  });
  const does = (command: Command) => () => void commands.run(command);
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
        {button('minus', t('zoom.out'), { run: does('zoomOut') })}
        <Tooltip label={t('zoom.reset')}>
          <UnstyledButton
            w={56}
            ta="center"
            fz="xs"
            className="tabular"
            aria-label={t('zoom.resetFrom', { percent })}
            onClick={does('zoomReset')}
          >
            {percent}
          </UnstyledButton>
        </Tooltip>
        {button('plus', t('zoom.in'), { run: does('zoomIn') })}
        {button('fit', t('zoom.fit'), { run: does('zoomFit') })}
        {button('minimap', t('zoom.minimap'), {
          run: () => view.getState().setMinimap(!minimap),
          on: minimap,
        })}
      </div>
    </Panel>
  );
});
