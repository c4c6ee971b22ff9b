import type { ComponentType } from 'react';

export interface IconProps {
  /** Side of the square in pixels; 20 by default. */
  size?: number | undefined;
  className?: string | undefined;
}

/** What a block adds to the browser besides the form drawn from its schema. */
export interface BlockEditor {
  icon: ComponentType<IconProps>;
}
