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
  describedBy: string | undefined;
  disabled: boolean;
  minRows: number;
  maxRows: number;
  /** Where the cursor stood in the one it takes the place of, if that had the focus; is told it when this one goes. */
  leftAt: RefObject<number | null>;
}

/** A text with values as they are kept, to be written in while or where the editor of chips is not loaded. */
export function PlainTemplate(props: PlainTemplateProps) {
  const { label, field, value, onChange, invalid, disabled, minRows, maxRows, leftAt } = props;
  const input = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const area = input.current;
    if (area && leftAt.current !== null) {
      area.focus();
      area.setSelectionRange(leftAt.current, leftAt.current);
      leftAt.current = null;
    }
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
      aria-describedby={props.describedBy}
      value={value}
      disabled={disabled}
      data-field={field}
      onChange={(event) => onChange(event.currentTarget.value)}
      classNames={{ input: classes.plain }}
    />
  );
}
