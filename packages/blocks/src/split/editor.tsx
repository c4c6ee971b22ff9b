import type { ReactNode } from 'react';
import { BlockIcon } from '../kit/block-icon.tsx';
import type { IconProps } from '../kit/editor.ts';

export function icon(props: IconProps): ReactNode {
  return (
    <BlockIcon {...props}>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 3v7l5 5" />
      <path d="M10 10H3" />
    </BlockIcon>
  );
}
