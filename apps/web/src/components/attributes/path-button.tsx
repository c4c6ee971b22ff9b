import { Button } from '@mantine/core';
import type { ScopeAttribute } from '@percurso/journey/attribute';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Icon } from '../icon.tsx';
import { PopoverLayer } from '../popover-layer.tsx';
import { useReturnFocus } from '../use-return-focus.ts';
import type { PathPickerProps } from './path-picker.tsx';
import { PathPicker } from './path-picker.tsx';

interface PathButtonProps extends PathPickerProps {
  children: ReactNode;
  label: string;
  variant?: 'default' | 'light' | 'subtle' | undefined;
  fullWidth?: boolean | undefined;
  leftSection?: ReactNode;
  disabled?: boolean | undefined;
  field?: string | undefined;
  /** Where something else opens it as well. */
  opened?: boolean | undefined;
  onOpened?: ((opened: boolean) => void) | undefined;
}

/** A button that opens the attribute picker and closes it when one is chosen. */
export function PathButton(props: PathButtonProps) {
  const { children, label, variant = 'default', fullWidth, leftSection, onPick, ...picker } = props;
  const [own, setOwn] = useState(false);
  const { opened = own, onOpened: setOpened = setOwn } = props;
  const opener = useReturnFocus<HTMLButtonElement>(opened);
  const pick = (attribute: ScopeAttribute): void => {
    onPick(attribute);
    setOpened(false);
  };
  return (
    <PopoverLayer
      opened={opened}
      onClose={() => setOpened(false)}
      width={320}
      opener={
        <Button
          ref={opener}
          size="xs"
          px={variant === 'subtle' ? 8 : 14}
          variant={variant}
          justify={fullWidth ? 'space-between' : 'center'}
          fullWidth={fullWidth ?? false}
          leftSection={leftSection}
          rightSection={fullWidth ? <Icon name="chevronDown" size={14} /> : undefined}
          aria-label={label}
          disabled={props.disabled ?? false}
          data-field={props.field}
          onClick={() => setOpened(!opened)}
          styles={{ label: { fontWeight: 500 } }}
        >
          {children}
        </Button>
      }
    >
      <PathPicker scope={picker.scope} types={picker.types} onPick={pick} />
    </PopoverLayer>
  );
}
