import type { ReactNode } from 'react';
import { BlockIcon } from '../kit/block-icon.tsx';
import type { IconProps } from '../kit/editor.ts';

export function icon(props: IconProps): ReactNode {
  return (
    <BlockIcon {...props}>
      <path d="M3.5 9V8A3 3 0 0 1 6.5 5H16" />
      <path d="m13.5 2.5 2.5 2.5-2.5 2.5" />
      <path d="M16.5 11v1a3 3 0 0 1-3 3H4" />
      <path d="m6.5 12.5-2.5 2.5 2.5 2.5" />
    </BlockIcon>
  );
}
