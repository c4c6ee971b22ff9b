import { editors } from '@percurso/blocks/editors';
import type { BlockShape } from '@percurso/blocks/kit/definition';
import type { ReactNode } from 'react';
import { Icon } from '../../../components/icon.tsx';
import { definitionOf } from '../state/block-ports.ts';
import classes from './block-shape.module.css';

const OUTLINES: Readonly<Record<BlockShape | 'pill', ReactNode>> = {
  square: <rect x="1" y="1" width="38" height="38" rx="9" />,
  diamond: <rect x="6" y="6" width="28" height="28" rx="5" transform="rotate(45 20 20)" />,
  hexagon: (
    <path d="M12.2 2.5h15.6a3 3 0 0 1 2.6 1.5l7.4 14.5a3 3 0 0 1 0 3L30.4 36a3 3 0 0 1-2.6 1.5H12.2A3 3 0 0 1 9.6 36L2.2 21.5a3 3 0 0 1 0-3L9.6 4a3 3 0 0 1 2.6-1.5z" />
  ),
  bolt: (
    <>
      <circle cx="20" cy="20" r="19" />
      <circle cx="20" cy="20" r="15.5" className={classes.ring} />
    </>
  ),
  circle: <circle cx="20" cy="20" r="19" />,
  pill: <rect x="0.5" y="6" width="39" height="28" rx="14" />,
};

interface ShapeProps {
  shape: BlockShape | 'pill';
  size?: number | undefined;
  children: ReactNode;
}

/** The outline of a family with a picture in it, so that colour is never the only sign. */
export function Shape({ shape, size = 40, children }: ShapeProps) {
  return (
    <span className={classes.shape} data-shape={shape} style={{ width: size, height: size }}>
      <svg viewBox="0 0 40 40" width={size} height={size} aria-hidden="true" focusable="false">
        {OUTLINES[shape]}
      </svg>
      <span className={classes.icon}>{children}</span>
    </span>
  );
}

/** The shape and icon of a kind of block, as its folder gives them. */
export function BlockShapeIcon({ kind, size = 40 }: { kind: string; size?: number | undefined }) {
  const definition = definitionOf(kind);
  const BlockIcon = Object.hasOwn(editors, kind) ? editors[kind]?.icon : undefined;
  const inner = Math.round(size / 2);
  return (
    <Shape shape={definition?.shape ?? 'square'} size={size}>
      {BlockIcon ? <BlockIcon size={inner} /> : <Icon name="alert" size={inner} />}
    </Shape>
  );
}
