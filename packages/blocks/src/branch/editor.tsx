import type { ReactNode } from 'react';
import { BlockIcon } from '../kit/block-icon.tsx';
import type { IconProps } from '../kit/editor.ts';

export function icon(props: IconProps): ReactNode {
  return (
    <BlockIcon {...props}>
      <path d="M10 3v14" />
      <path d="M10 7H6a2 2 0 0 0-2 2v8" />
      <path d="M10 7h4a2 2 0 0 1 2 2v8" />
      <path d="m2.5 15 1.5 2 1.5-2" />
      <path d="m8.5 15 1.5 2 1.5-2" />
      <path d="m14.5 15 1.5 2 1.5-2" />
    </BlockIcon>
  );
}
