import { Input } from '@mantine/core';
import type { ScopeAttribute } from '@percurso/journey/attribute';
import { writeTemplateValue } from '@percurso/messaging/template-values';
import type { ComponentType, ReactNode } from 'react';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PathButton } from '../../../components/attributes/path-button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { loadTemplateEditor } from '../personalisation/load-template-editor.ts';
import { PlainTemplate } from '../personalisation/plain-template.tsx';
import type {
  TemplateEditorHandle,
  TemplateEditorProps,
} from '../personalisation/template-editor.tsx';
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

const TemplateEditor = lazy(
  (): Promise<{ default: ComponentType<TemplateEditorProps> }> =>
    loadTemplateEditor().catch(() => ({ default: PlainInstead })),
);

/** Where the editor of chips cannot be loaded, the text is written as it is kept. */
function PlainInstead({ focusAt, ...props }: TemplateEditorProps) {
  return <PlainTemplate {...props} leftAt={focusAt} />;
}

/** A text with values of the journey in it; the picker writes them where the cursor stands. */
export function TemplateInput(props: TemplateInputProps) {
  const { label, hideLabel, help, value, onChange, scope, field, error, disabled } = props;
  const { t } = useTranslation('designer');
  const id = useId();
  const editor = useRef<TemplateEditorHandle>(null);
  const place = useRef<HTMLDivElement>(null);
  const leftAt = useRef<number | null>(null);
  const [opened, setOpened] = useState(false);
  // Whether two braces were just typed; what is picked takes their place.
  const overBraces = useRef(false);
  const goBack = (): void => {
    requestAnimationFrame(() => editor.current?.focus());
  };
  const insert = ({ path }: ScopeAttribute): void => {
    const token = writeTemplateValue({ path });
    if (editor.current) editor.current.insert(token, overBraces.current);
    else onChange(value + token);
    overBraces.current = false;
    goBack();
  };
  const show = (next: boolean): void => {
    setOpened(next);
    if (next || !overBraces.current) return;
    overBraces.current = false;
    // Who closed it by going to another field stays there.
    requestAnimationFrame(() => {
      const { activeElement } = document;
      const elsewhere = activeElement !== document.body && !place.current?.contains(activeElement);
      if (!elsewhere) editor.current?.focus();
    });
  };
  const describedBy = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  const common = {
    label,
    field,
    value,
    onChange,
    invalid: error !== undefined,
    describedBy: describedBy || undefined,
    disabled,
    minRows: props.minRows ?? 1,
    maxRows: 14,
  };
  return (
    <Input.Wrapper
      label={hideLabel ? undefined : label}
      description={help}
      descriptionProps={{ id: `${id}-help` }}
      error={error}
      errorProps={{ id: `${id}-error` }}
      labelElement="div"
    >
      <div
        ref={place}
        className={classes.template}
        data-problem={error ? true : undefined}
        data-readonly={disabled || undefined}
      >
        <Suspense fallback={<PlainTemplate {...common} leftAt={leftAt} />}>
          <TemplateEditor
            {...common}
            ref={editor}
            scope={scope}
            focusAt={leftAt}
            onBraces={() => {
              overBraces.current = true;
              setOpened(true);
            }}
          />
        </Suspense>
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
