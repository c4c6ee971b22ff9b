import { Popover } from '@mantine/core';
import type { Place } from '@percurso/journey/place';
import { useDesigner } from '../state/designer-context.ts';
import { BlockPicker } from './block-picker.tsx';
import classes from './small-nodes.module.css';

/** What opens at a '+'; mounted only while it is open, as a canvas has hundreds of them. */
export function PlusPicker({ place, label }: { place: Place; label: string }) {
  const { view } = useDesigner();
  const close = (): void => view.getState().openPicker(null);
  return (
    <Popover
      opened
      onChange={(open) => !open && close()}
      width={360}
      position="right-start"
      shadow="lg"
      trapFocus
      transitionProps={{ duration: 0 }}
      withinPortal
      withRoles={false}
      middlewares={{ flip: true, shift: { padding: 8 } }}
    >
      <Popover.Target>
        <span className={classes.anchor} />
      </Popover.Target>
      <Popover.Dropdown p={0} role="dialog" aria-label={label}>
        <BlockPicker place={place} onClose={close} />
      </Popover.Dropdown>
    </Popover>
  );
}
