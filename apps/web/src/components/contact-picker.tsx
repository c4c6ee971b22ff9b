import { Combobox, Input, InputBase, Loader, Text, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api.ts';
import { readAnswer } from '../app/read-answer.ts';
import { contactName } from './contact-name.ts';

/** What the picker hands back of a contact. */
export interface PickedContact {
  id: string;
  name: string;
}

interface ContactPickerProps {
  label: string;
  description?: string | undefined;
  value: PickedContact | null;
  onChange: (contact: PickedContact | null) => void;
  error?: string | undefined;
  required?: boolean | undefined;
}

/** Finds a customer by name, e-mail, phone or id while typing. */
export function ContactPicker(props: ContactPickerProps) {
  const { t } = useTranslation('components');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState<string | null>(null);
  const [search] = useDebouncedValue(typed?.trim() ?? '', 200);
  const found = useQuery({
    queryKey: ['contacts', 'picker', search],
    queryFn: () =>
      readAnswer(api.contacts.$get({ query: { limit: '12', ...(search ? { search } : {}) } })),
    enabled: combobox.dropdownOpened,
    placeholderData: keepPreviousData,
  });
  const contacts = found.data?.items ?? [];
  const choose = (id: string) => {
    const contact = contacts.find((candidate) => candidate.id === id);
    props.onChange(contact ? { id, name: contactName(contact) ?? t('contact.unnamed') } : null);
    setTyped(null);
    combobox.closeDropdown();
  };

  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <InputBase
          label={props.label}
          description={props.description}
          error={props.error}
          required={props.required ?? false}
          value={typed ?? props.value?.name ?? ''}
          placeholder={t('contact.placeholder')}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown();
            setTyped(null);
          }}
          rightSection={
            found.isFetching ? (
              <Loader size={16} />
            ) : props.value ? (
              <Input.ClearButton
                onClick={() => props.onChange(null)}
                aria-label={t('clearSearch')}
              />
            ) : null
          }
          rightSectionPointerEvents="all"
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={props.label}>
          {contacts.map((contact) => (
            <Combobox.Option key={contact.id} value={contact.id}>
              <Text size="sm" truncate>
                {contactName(contact) ?? t('contact.unnamed')}
              </Text>
              <Text size="xs" c="var(--text-quiet)" truncate>
                {[contact.email, contact.phone, contact.externalId].filter(Boolean).join(' · ')}
              </Text>
            </Combobox.Option>
          ))}
          {found.data && contacts.length === 0 ? (
            <Combobox.Empty>{t('contact.nothing')}</Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
