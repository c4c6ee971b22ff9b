import type { ReactNode } from 'react';
import type { IconProps } from './editor.ts';

/** The frame of every block's icon: 20 × 20, strokes in the text's colour, hidden from readers. */
export function BlockIcon({
  size = 20,
  className,
  children,
}: IconProps & { children: ReactNode }): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      className={className}
    >
      {children}
    </svg>
  );
}
