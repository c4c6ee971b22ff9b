import type { ReactNode } from 'react';
import { BlockIcon } from '../kit/block-icon.tsx';
import type { IconProps } from '../kit/editor.ts';

export function icon(props: IconProps): ReactNode {
  return (
    <BlockIcon {...props}>
      <path d="M4.5 3v6a3 3 0 0 0 3 3H15" />
      <path d="m11.5 8.5 3.5 3.5-3.5 3.5" />
    </BlockIcon>
  );
}
