import {
  ActionIcon,
  Autocomplete,
  Button,
  Group,
  Select,
  SimpleGrid,
  TextInput,
} from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { languageOptions } from '../../../components/language-options.ts';
import { timeZones } from '../../../components/time-zones.ts';
import { useDesigner } from '../state/designer-context.ts';
import type { PersonForm } from './test-form.ts';
import classes from './testing.module.css';
import { useTesting } from './use-testing.ts';

interface PersonFieldsProps {
  /** What the server refused, by path. */
  wrong: ReadonlyMap<string, string>;
}

/** Somebody made up: what a journey may read of a customer, and what consent says. */
export function PersonFields({ wrong }: PersonFieldsProps) {
  const { t, i18n } = useTranslation('testing');
  const { testing, contactAttributes } = useDesigner();
  const person = useTesting((state) => state.form.person);
  const set = (fields: Partial<PersonForm>): void => {
    testing.getState().setForm({ person: { ...testing.getState().form.person, ...fields } });
  };
  const text = (name: 'firstName' | 'lastName' | 'email' | 'phone', type = 'text') => (
    <TextInput
      label={t(`person.${name}`)}
      type={type}
      autoComplete="off"
      value={person[name]}
      error={wrong.get(`contact.${name}`)}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  const consent = (name: 'sms' | 'mail') => (
    <Select
      label={t(`person.${name}`)}
      data={[
        { value: '', label: t('person.noConsent') },
        { value: 'opted-in', label: t('person.opted-in') },
        { value: 'opted-out', label: t('person.opted-out') },
      ]}
      value={person[name]}
      allowDeselect={false}
      onChange={(value) => set({ [name]: value ?? '' })}
    />
  );
  const rows = person.attributes;
  const names = contactAttributes.map(({ name }) => name);
  const setRow = (index: number, row: Partial<(typeof rows)[number]>): void =>
    set({ attributes: rows.map((one, at) => (at === index ? { ...one, ...row } : one)) });
  return (
    <>
      <SimpleGrid cols={2}>
        {text('firstName')}
        {text('lastName')}
      </SimpleGrid>
      {text('email', 'email')}
      {text('phone', 'tel')}
      <SimpleGrid cols={2}>
        <Select
          label={t('person.language')}
          data={languageOptions(i18n.language, person.language || null)}
          clearable
          searchable
          value={person.language || null}
          error={wrong.get('contact.language')}
          onChange={(value) => set({ language: value ?? '' })}
        />
        <Select
          label={t('person.timeZone')}
          data={timeZones(person.timeZone)}
          limit={60}
          clearable
          searchable
          value={person.timeZone || null}
          error={wrong.get('contact.timeZone')}
          onChange={(value) => set({ timeZone: value ?? '' })}
        />
      </SimpleGrid>
      {consent('sms')}
      {consent('mail')}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out beside it */}
      <div role="group" aria-label={t('person.attributes')} className={classes.attributes}>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other identity
          <Group key={index} gap="xs" wrap="nowrap">
            <Autocomplete
              aria-label={t('person.attributeName', { number: index + 1 })}
              placeholder={t('person.namePlaceholder')}
              value={row.name}
              maxLength={64}
              flex={1}
              data={names}
              limit={30}
              onChange={(name) => setRow(index, { name })}
            />
            <TextInput
              aria-label={t('person.attributeValue', { number: index + 1 })}
              placeholder={t('person.valuePlaceholder')}
              value={row.value}
              flex={1}
              onChange={(event) => setRow(index, { value: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('person.removeAttribute', { number: index + 1 })}
              onClick={() => set({ attributes: rows.filter((_, at) => at !== index) })}
            >
              <Icon name="cross" size={16} />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => set({ attributes: [...rows, { name: '', value: '' }] })}
        >
          {t('person.addAttribute')}
        </Button>
      </div>
    </>
  );
}
