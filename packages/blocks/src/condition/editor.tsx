import type { ReactNode } from 'react';
import { BlockIcon } from '../kit/block-icon.tsx';
import type { IconProps } from '../kit/editor.ts';

export function icon(props: IconProps): ReactNode {
  return (
    <BlockIcon {...props}>
      <path d="M10 3v4" />
      <path d="M10 7 5 11v5" />
      <path d="m10 7 5 4v5" />
      <path d="m3 14 2 2.5L7 14" />
      <path d="m13 14 2 2.5 2-2.5" />
    </BlockIcon>
  );
}
