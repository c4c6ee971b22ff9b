import type { BlockConfig } from '@percurso/journey/document';
import type { ComponentType } from 'react';
import type { Facts } from './run.ts';

export interface IconProps {
  /** Side of the square in pixels; 20 by default. */
  size?: number | undefined;
  className?: string | undefined;
}

/** What a block adds to the browser besides the form drawn from its schema. */
export interface BlockEditor {
  icon: ComponentType<IconProps>;
  /** When somebody who gets to the block now goes on; null where that cannot be told. */
  continuesAt?:
    | ((config: BlockConfig, at: { facts: EditorFacts; now: Date }) => Continues | null)
    | undefined;
}

/** What a step is shown with: the facts it would read when it runs. */
export type EditorFacts = Facts;

/** A moment, and the zone it is reckoned in. */
export interface Continues {
  at: Date;
  zone: string;
}
