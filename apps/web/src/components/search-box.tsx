import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';

interface SearchBoxProps {
  /** What the address says. */
  value: string | undefined;
  /** Called a moment after the last key; `undefined` when empty. */
  onChange: (value: string | undefined) => void;
  placeholder: string;
}

/** A search whose words live in the address, so that a list can be shared and gone back to. */
export function SearchBox({ value, onChange, placeholder }: SearchBoxProps) {
  const { t } = useTranslation('components');
  const [typed, setTyped] = useState(value ?? '');
  const report = useDebouncedCallback((next: string) => onChange(next.trim() || undefined), 250);
  useEffect(() => {
    setTyped((current) => (current.trim() === (value ?? '') ? current : (value ?? '')));
  }, [value]);
  const change = (next: string) => {
    setTyped(next);
    report(next);
  };
  return (
    <TextInput
      type="search"
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      placeholder={placeholder}
      aria-label={placeholder}
      leftSection={<Icon name="search" size={16} />}
      rightSection={
        typed ? (
          <CloseButton size="sm" aria-label={t('clearSearch')} onClick={() => change('')} />
        ) : null
      }
      w={{ base: '100%', xs: 320 }}
    />
  );
}
