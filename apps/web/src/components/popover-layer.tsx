import type { PopoverProps } from '@mantine/core';
import { Popover } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

interface PopoverLayerProps {
  opened: boolean;
  onClose(): void;
  /** The button that opens it; see `useReturnFocus` for the way back to it. */
  opener: ReactElement;
  children: ReactNode;
  width?: PopoverProps['width'];
  position?: PopoverProps['position'];
  padding?: number | string;
  /** It holds something that is not applied yet, so a click beside it does not throw that away. */
  stays?: boolean;
}

/** A small layer at its opener that keeps the focus while it is open, and closes with Escape. */
export function PopoverLayer(props: PopoverLayerProps) {
  const { opened, onClose, opener, children, padding = 0, stays = false } = props;
  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && onClose()}
      closeOnClickOutside={!stays}
      width={props.width ?? 'max-content'}
      position={props.position ?? 'bottom-start'}
      shadow="md"
      trapFocus
      transitionProps={{ duration: 0 }}
      withinPortal
    >
      <Popover.Target>{opener}</Popover.Target>
      <Popover.Dropdown p={padding}>{children}</Popover.Dropdown>
    </Popover>
  );
}
