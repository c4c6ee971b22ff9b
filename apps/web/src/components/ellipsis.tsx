import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';

interface EllipsisProps {
  children: string;
  /** How the text is drawn, where it is more than plain text (a link). */
  render?: ((text: string) => ReactNode) | undefined;
}

/** One line that ends with an ellipsis where it does not fit; only then the whole is in a tooltip. */
export function Ellipsis({ children, render }: EllipsisProps) {
  const [clipped, setClipped] = useState(false);
  const measure = (element: HTMLElement) => setClipped(element.scrollWidth > element.clientWidth);
  return (
    <Tooltip label={children} disabled={!clipped}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only measures whether the text is cut off */}
      <span
        data-ellipsis
        onMouseEnter={(event) => measure(event.currentTarget)}
        onFocus={(event) => measure(event.currentTarget)}
        style={{
          display: 'block',
          minWidth: 0,
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        }}
      >
        {render ? render(children) : children}
      </span>
    </Tooltip>
  );
}
