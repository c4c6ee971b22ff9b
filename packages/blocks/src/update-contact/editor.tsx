import type { ReactNode } from 'react';
import { BlockIcon } from '../kit/block-icon.tsx';
import type { IconProps } from '../kit/editor.ts';

export function icon(props: IconProps): ReactNode {
  return (
    <BlockIcon {...props}>
      <circle cx="8" cy="6.5" r="3" />
      <path d="M2.5 16.5c0-3 2.4-5 5.5-5 .8 0 1.6.1 2.3.4" />
      <path d="m11.5 16.5.5-2.2 3.9-3.9 1.7 1.7-3.9 3.9z" />
    </BlockIcon>
  );
}
