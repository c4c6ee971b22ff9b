import type { ButtonProps } from '@mantine/core';
import { Button, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Permission } from '../app/permissions.ts';
import { useDenial } from './use-denial.ts';

interface PermittedButtonProps extends ButtonProps {
  requires: Permission;
  onClick: () => void;
  children: ReactNode;
}

/** A button for those who may; others see it disabled with the role it needs. */
export function PermittedButton({ requires, onClick, children, ...rest }: PermittedButtonProps) {
  const denial = useDenial(requires);
  return (
    <Tooltip label={denial} disabled={!denial}>
      <Button
        {...rest}
        {...(denial ? { 'data-disabled': true, 'aria-disabled': true } : {})}
        onClick={(event) => (denial ? event.preventDefault() : onClick())}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
