import { Input, Textarea } from '@mantine/core';
import type { ScopeAttribute } from '@percurso/journey/attribute';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PathButton } from '../../../components/attributes/path-button.tsx';
import { Icon } from '../../../components/icon.tsx';
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
  const insert = ({ path }: ScopeAttribute): void => {
    const element = input.current;
    const start = element?.selectionStart ?? value.length;
    const end = element?.selectionEnd ?? start;
    const token = `{{ ${path} }}`;
    onChange(value.slice(0, start) + token + value.slice(end));
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(start + token.length, start + token.length);
    });
  };
  return (
    <Input.Wrapper
      label={hideLabel ? undefined : label}
      description={help}
      error={error}
      labelElement="div"
    >
      <div className={classes.template} data-problem={error ? true : undefined}>
        <Textarea
          ref={input}
          autosize
          minRows={props.minRows ?? 1}
          maxRows={14}
          variant="unstyled"
          aria-label={label}
          aria-invalid={error ? true : undefined}
          value={value}
          disabled={disabled}
          data-field={field}
          onChange={(event) => onChange(event.currentTarget.value)}
          classNames={{ input: classes.templateText }}
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
