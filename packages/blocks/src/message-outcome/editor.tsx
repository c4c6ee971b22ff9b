import type { ReactNode } from 'react';
import { BlockIcon } from '../kit/block-icon.tsx';
import type { IconProps } from '../kit/editor.ts';

export function icon(props: IconProps): ReactNode {
  return (
    <BlockIcon {...props}>
      <path d="M3.5 5.5h9v6.5h-9z M3.5 5.5l4.5 3.6 4.5-3.6" />
      <path d="M11.5 14.2l1.8 1.8 3.2-3.6" />
    </BlockIcon>
  );
}
