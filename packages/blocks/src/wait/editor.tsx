import type { ReactNode } from 'react';
import { BlockIcon } from '../kit/block-icon.tsx';
import type { BlockEditor, IconProps } from '../kit/editor.ts';
import { WaitConfig } from './block.ts';
import { waitTime, zoneOf } from './wait-time.ts';

export function icon(props: IconProps): ReactNode {
  return (
    <BlockIcon {...props}>
      <circle cx="10" cy="10.5" r="6.5" />
      <path d="M10 7v3.5l2.5 1.5" />
    </BlockIcon>
  );
}

/** When a wait that is come to now is over, as the worker reckons it. */
export function continuesAt(
  ...[config, { facts, now }]: Parameters<NonNullable<BlockEditor['continuesAt']>>
): ReturnType<NonNullable<BlockEditor['continuesAt']>> {
  const wait = WaitConfig.safeParse(config).data;
  const time = wait && waitTime(wait, facts, now);
  return wait && time ? { at: time.at, zone: zoneOf(wait, facts) } : null;
}
