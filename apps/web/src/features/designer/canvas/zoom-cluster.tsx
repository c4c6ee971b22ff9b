import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { Panel, useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../../components/icon.tsx';
import { Icon } from '../../../components/icon.tsx';
import classes from './canvas.module.css';
import { fitViewport } from './first-viewport.ts';
import type { Box } from './layout.ts';

/** Zoom out, the zoom (a click makes it 100 %), zoom in, fit. */
export function ZoomCluster({ bounds }: { bounds: Box }) {
  const { t, i18n } = useTranslation('designer');
  const flow = useReactFlow();
  const store = useStoreApi();
  // The zoom alone: the place changes with every frame of a drag.
  const zoom = useStore((state) => state.transform[2]);
  const percent = zoom.toLocaleString(i18n.language, { style: 'percent' });
  const fit = (): void => {
    const { width, height } = store.getState();
    void flow.setViewport(fitViewport(bounds, { width, height }));
  };
  const button = (icon: IconName, label: string, onClick: () => void) => (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        radius={0}
        aria-label={label}
        onClick={onClick}
      >
        <Icon name={icon} size={16} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <Panel position="bottom-right">
      {/* biome-ignore lint/a11y/useSemanticElements: a row of buttons, not form fields */}
      <div className={classes.cluster} role="group" aria-label={t('zoom.label')}>
        {button('minus', t('zoom.out'), () => void flow.zoomOut())}
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
        {button('plus', t('zoom.in'), () => void flow.zoomIn())}
        {button('fit', t('zoom.fit'), fit)}
      </div>
    </Panel>
  );
}
