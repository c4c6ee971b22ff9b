import type { RefObject } from 'react';
import { useLayoutEffect, useRef } from 'react';
import { AutosizeTextarea } from '../../../components/autosize-textarea.tsx';
import classes from './personalisation.module.css';

interface PlainTemplateProps {
  label: string;
  field: string;
  value: string;
  onChange(value: string): void;
  invalid: boolean;
  disabled: boolean;
  minRows: number;
  maxRows: number;
  /** Is told where the cursor stood when it went, if it had the focus. */
  leftAt: RefObject<number | null>;
}

/** A text with values as they are kept, to be written in while the editor of chips is loaded. */
export function PlainTemplate(props: PlainTemplateProps) {
  const { label, field, value, onChange, invalid, disabled, minRows, maxRows, leftAt } = props;
  const input = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const area = input.current;
    return () => {
      leftAt.current = area === document.activeElement ? (area?.selectionStart ?? null) : null;
    };
  }, [leftAt]);
  return (
    <AutosizeTextarea
      ref={input}
      minRows={minRows}
      maxRows={maxRows}
      variant="unstyled"
      aria-label={label}
      aria-invalid={invalid || undefined}
      value={value}
      disabled={disabled}
      data-field={field}
      onChange={(event) => onChange(event.currentTarget.value)}
      classNames={{ input: classes.plain }}
    />
  );
}
