import type { TextInputProps } from '@mantine/core';
import { ActionIcon, CloseButton, Group, Loader, TextInput, VisuallyHidden } from '@mantine/core';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon.tsx';
import { PopoverLayer } from '../popover-layer.tsx';
import { useReturnFocus } from '../use-return-focus.ts';
import { readLocalDate, writeLocalDate } from './local-date-text.ts';

/** Only who opens a calendar loads it. */
const DateCalendar = lazy(async () => ({
  default: (await import('./date-calendar.tsx')).DateCalendar,
}));

interface DateFieldProps
  extends Pick<
    TextInputProps,
    | 'label'
    | 'aria-label'
    | 'description'
    | 'leftSection'
    | 'required'
    | 'size'
    | 'styles'
    | 'variant'
  > {
  /** As `2026-12-31`, or `2026-12-31T18:30` with a time; '' for none. */
  value: string;
  /** '' where it was emptied, null while what is typed is no date. */
  onChange(value: string | null): void;
  withTime?: boolean;
  error?: string | undefined;
  disabled?: boolean | undefined;
  /** What a button that empties it is called, where there is one. */
  clearLabel?: string;
  /** Path of the field, as problems name it. */
  field?: string | undefined;
  className?: string | undefined;
  maw?: number;
  ml?: number;
  w?: number;
  onKeyDown?: TextInputProps['onKeyDown'];
}

/** A date, or a date and time, typed in the language's figures or picked from a calendar. */
export function DateField(props: DateFieldProps) {
  const { value, onChange, withTime = false, error, disabled, clearLabel, field, ...rest } = props;
  const { t, i18n } = useTranslation('components');
  const { language } = i18n;
  const [text, setText] = useState(() => writeLocalDate(value, language));
  const [shown, setShown] = useState({ value, language });
  const [left, setLeft] = useState(false);
  const [opened, setOpened] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const opener = useReturnFocus<HTMLButtonElement>(opened);
  const read = (typed: string) => readLocalDate(typed, { language, withTime });
  // A value from elsewhere, or another language, writes it anew; what is being typed stays.
  if (shown.value !== value || shown.language !== language) {
    setShown({ value, language });
    const same = shown.language === language && (read(text) ?? '') === value;
    if (!same) setText(writeLocalDate(value, language));
  }
  const change = (next: string, said: string | null): void => {
    setText(next);
    setLeft(false);
    onChange(said);
  };
  const leave = (): void => {
    if (value === '') setLeft(text.trim() !== '');
    else setText(writeLocalDate(value, language));
  };
  const pick = (day: string): void => {
    const next = withTime ? `${day}T${value.slice(11) || '00:00'}` : day;
    change(writeLocalDate(next, language), next);
    setOpened(false);
  };
  const unreadable = left && !read(text);
  const example = writeLocalDate(withTime ? '2026-12-31T18:30' : '2026-12-31', language);
  const clear = clearLabel !== undefined && text !== '';
  // One of several calendars on a page is called after its field.
  const calendar = [t('dateField.calendar'), rest['aria-label'] ?? ''].join(' ').trim();
  return (
    <TextInput
      {...rest}
      ref={input}
      labelProps={{ id: `${id}-label` }}
      data-field={field}
      autoComplete="off"
      placeholder={t(withTime ? 'dateField.dateTime' : 'dateField.date')}
      value={text}
      disabled={disabled ?? false}
      error={error ?? (unreadable ? t('dateField.unreadable', { example }) : undefined)}
      onChange={({ currentTarget: { value: typed } }) =>
        change(typed, typed.trim() === '' ? '' : (read(typed) ?? null))
      }
      onBlur={leave}
      rightSectionWidth={clear ? 58 : 32}
      rightSection={
        <Group gap={2} wrap="nowrap">
          {clear ? (
            <CloseButton
              size="sm"
              aria-label={clearLabel}
              onClick={() => {
                change('', '');
                // The button goes with what it empties.
                input.current?.focus();
              }}
            />
          ) : null}
          <PopoverLayer
            opened={opened}
            onClose={() => setOpened(false)}
            position="bottom-end"
            padding="xs"
            opener={
              <ActionIcon
                ref={opener}
                size={24}
                variant="subtle"
                color="gray"
                disabled={disabled ?? false}
                {...(rest.label && { 'aria-labelledby': `${id}-calendar ${id}-label` })}
                aria-haspopup="dialog"
                aria-expanded={opened}
                onClick={() => setOpened(!opened)}
              >
                <Icon name="calendar" size={16} />
                <VisuallyHidden id={`${id}-calendar`}>{calendar}</VisuallyHidden>
              </ActionIcon>
            }
          >
            <Suspense
              fallback={<Loader size="sm" aria-label={t('loading')} tabIndex={-1} data-autofocus />}
            >
              <DateCalendar day={value.slice(0, 10)} onPick={pick} />
            </Suspense>
          </PopoverLayer>
        </Group>
      }
    />
  );
}
