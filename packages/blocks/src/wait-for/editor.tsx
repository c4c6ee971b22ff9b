import type { ReactNode } from 'react';
import { BlockIcon } from '../kit/block-icon.tsx';
import type { IconProps } from '../kit/editor.ts';

export function icon(props: IconProps): ReactNode {
  return (
    <BlockIcon {...props}>
      <circle cx="10" cy="10" r="6.5" strokeDasharray="2.6 2" />
      <path d="M10.8 6.2l-2.6 4.2h3.6l-2.6 4" />
    </BlockIcon>
  );
}
