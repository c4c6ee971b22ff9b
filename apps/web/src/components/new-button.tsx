import type { ReactNode } from 'react';
import type { Permission } from '../app/permissions.ts';
import { Icon } from './icon.tsx';
import { PermittedButton } from './permitted-button.tsx';

interface NewButtonProps {
  requires: Permission;
  onClick: () => void;
  children: ReactNode;
}

/** The way to one more of what a page lists. */
export function NewButton(props: NewButtonProps) {
  return <PermittedButton {...props} leftSection={<Icon name="plus" size={16} />} />;
}
