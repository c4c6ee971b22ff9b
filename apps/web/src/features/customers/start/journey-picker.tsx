import { Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusFirst } from '../../../components/use-focus-first.ts';
import type { StartableJourney } from './startable-journeys.ts';
import { startableJourneys } from './startable-journeys.ts';

interface JourneyPickerProps {
  value: StartableJourney | null;
  onChange: (journey: StartableJourney | null) => void;
}

/** Finds a published journey by its name or that of its trigger while typing. */
export function JourneyPicker({ value, onChange }: JourneyPickerProps) {
  const { t } = useTranslation('customers');
  const input = useFocusFirst<HTMLInputElement>();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed === value?.name ? '' : typed.trim(), 200);
  const { data: found = [] } = useQuery({
    ...startableJourneys(search),
    placeholderData: keepPreviousData,
  });
  const shown = value && !found.some(({ id }) => id === value.id) ? [value, ...found] : found;
  const triggerOf = (id: string): string => {
    const journey = shown.find((one) => one.id === id);
    const name = journey?.triggerName ?? journey?.triggerKey ?? '';
    return t(journey?.state === 'paused' ? 'start.onTriggerPaused' : 'start.onTrigger', { name });
  };
  return (
    <Select
      ref={input}
      label={t('start.journey')}
      placeholder={t('start.search')}
      nothingFoundMessage={t('start.nothingFound')}
      required
      searchable
      clearable
      data-autofocus
      openOnFocus={false}
      data={shown.map(({ id, name }) => ({ value: id, label: name }))}
      // The server has searched, in the triggers' names too.
      filter={({ options }) => options}
      value={value?.id ?? null}
      onChange={(id) => onChange(shown.find((one) => one.id === id) ?? null)}
      onSearchChange={setTyped}
      renderOption={({ option }) => (
        <div>
          <Text size="sm">{option.label}</Text>
          <Text size="xs" c="var(--text-quiet)">
            {triggerOf(option.value)}
          </Text>
        </div>
      )}
    />
  );
}
