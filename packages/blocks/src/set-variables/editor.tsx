import type { ReactNode } from 'react';
import { BlockIcon } from '../kit/block-icon.tsx';
import type { IconProps } from '../kit/editor.ts';

export function icon(props: IconProps): ReactNode {
  return (
    <BlockIcon {...props}>
      <path d="M7 3.5H6A1.5 1.5 0 0 0 4.5 5v3L3 10l1.5 2v3A1.5 1.5 0 0 0 6 16.5h1" />
      <path d="M13 3.5h1A1.5 1.5 0 0 1 15.5 5v3L17 10l-1.5 2v3a1.5 1.5 0 0 1-1.5 1.5h-1" />
      <path d="m8 8 4 4" />
      <path d="m12 8-4 4" />
    </BlockIcon>
  );
}
