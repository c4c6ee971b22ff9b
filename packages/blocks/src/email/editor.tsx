import type { ReactNode } from 'react';
import { BlockIcon } from '../kit/block-icon.tsx';
import type { IconProps } from '../kit/editor.ts';

export function icon(props: IconProps): ReactNode {
  return (
    <BlockIcon {...props}>
      <rect x="3" y="4.5" width="14" height="11" rx="1.5" />
      <path d="m3.5 6 6.5 5 6.5-5" />
    </BlockIcon>
  );
}
