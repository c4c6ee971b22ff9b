import type { ReactNode } from 'react';
import { BlockIcon } from '../kit/block-icon.tsx';
import type { IconProps } from '../kit/editor.ts';

export function icon(props: IconProps): ReactNode {
  return (
    <BlockIcon {...props}>
      <path d="M5.5 17V3.5" />
      <path d="M5.5 4h9l-2.5 3.5 2.5 3.5h-9" />
    </BlockIcon>
  );
}
