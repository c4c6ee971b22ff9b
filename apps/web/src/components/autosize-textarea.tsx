import type { TextareaProps } from '@mantine/core';
import { Textarea } from '@mantine/core';
import type { CSSProperties } from 'react';
import classes from './autosize-textarea.module.css';

interface AutosizeTextareaProps
  extends Omit<TextareaProps, 'autosize' | 'className' | 'style' | 'resize'> {
  minRows?: number;
  maxRows?: number;
}

/**
 * A text area as high as its text. The browser sizes it where it can; measuring it by script lays out
 * the whole page whenever it is drawn.
 */
export function AutosizeTextarea({ minRows = 1, maxRows, ...props }: AutosizeTextareaProps) {
  if (!CSS.supports('(field-sizing: content) and (height: round(1lh, 1px))')) {
    return (
      <Textarea {...props} autosize minRows={minRows} {...(maxRows !== undefined && { maxRows })} />
    );
  }
  const rows = { '--min-rows': minRows, '--max-rows': maxRows } as CSSProperties;
  return <Textarea {...props} className={classes.growing} style={rows} />;
}
