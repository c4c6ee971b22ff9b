import { Input } from '@mantine/core';
import type { ScopeAttribute } from '@percurso/journey/attribute';
import { writeTemplateValue } from '@percurso/messaging/template-values';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PathButton } from '../../../components/attributes/path-button.tsx';
import { AutosizeTextarea } from '../../../components/autosize-textarea.tsx';
import { Icon } from '../../../components/icon.tsx';
import { ValueChips } from '../personalisation/value-chips.tsx';
import classes from './form.module.css';

interface TemplateInputProps {
  label: string;
  /** Only for screen readers: the place says visibly what it is. */
  hideLabel?: boolean | undefined;
  help?: string | undefined;
  value: string;
  onChange(value: string): void;
  scope: readonly ScopeAttribute[];
  field: string;
  error?: string | undefined;
  disabled: boolean;
  minRows?: number | undefined;
  foot?: ReactNode;
}

/** A text with values of the journey in it; the picker writes them where the cursor stands. */
export function TemplateInput(props: TemplateInputProps) {
  const { label, hideLabel, help, value, onChange, scope, field, error, disabled } = props;
  const { t } = useTranslation('designer');
  const input = useRef<HTMLTextAreaElement>(null);
  const [opened, setOpened] = useState(false);
  // Where '{{' was just typed; what is picked takes its place.
  const typedAt = useRef<number | null>(null);
  const goTo = (at: number): void => {
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(at, at);
    });
  };
  const insert = ({ path }: ScopeAttribute): void => {
    const element = input.current;
    const start = typedAt.current ?? element?.selectionStart ?? value.length;
    const end = typedAt.current === null ? (element?.selectionEnd ?? start) : start + 2;
    const token = writeTemplateValue({ path });
    typedAt.current = null;
    onChange(value.slice(0, start) + token + value.slice(end));
    goTo(start + token.length);
  };
  const type = ({ value: next, selectionStart }: HTMLTextAreaElement): void => {
    onChange(next);
    const begun = next.length === value.length + 1 && next.slice(0, selectionStart).endsWith('{{');
    if (!begun || next.slice(selectionStart).trimStart().startsWith('}}')) return;
    typedAt.current = selectionStart - 2;
    setOpened(true);
  };
  const show = (next: boolean): void => {
    setOpened(next);
    if (next || typedAt.current === null) return;
    goTo(typedAt.current + 2);
    typedAt.current = null;
  };
  return (
    <Input.Wrapper
      label={hideLabel ? undefined : label}
      description={help}
      error={error}
      labelElement="div"
    >
      <div className={classes.template} data-problem={error ? true : undefined}>
        <AutosizeTextarea
          ref={input}
          minRows={props.minRows ?? 1}
          maxRows={14}
          variant="unstyled"
          aria-label={label}
          aria-invalid={error ? true : undefined}
          value={value}
          disabled={disabled}
          data-field={field}
          onChange={(event) => type(event.currentTarget)}
          classNames={{ input: classes.templateText }}
        />
        <ValueChips
          label={label}
          template={value}
          onChange={onChange}
          scope={scope}
          disabled={disabled}
        />
        {disabled && !props.foot ? null : (
          <div className={classes.templateFoot}>
            <span>{props.foot}</span>
            {disabled ? null : (
              <PathButton
                scope={scope}
                label={t('form.insertInto', { field: label })}
                variant="subtle"
                leftSection={<Icon name="braces" size={14} />}
                opened={opened}
                onOpened={show}
                onPick={insert}
              >
                {t('form.insert')}
              </PathButton>
            )}
          </div>
        )}
      </div>
    </Input.Wrapper>
  );
}
