import type { ReactNode } from 'react';
import { BlockIcon } from '../kit/block-icon.tsx';
import type { IconProps } from '../kit/editor.ts';

export function icon(props: IconProps): ReactNode {
  return (
    <BlockIcon {...props}>
      <path d="M11 2.5 4.5 11H10l-1 6.5 6.5-8.5H10z" />
    </BlockIcon>
  );
}
