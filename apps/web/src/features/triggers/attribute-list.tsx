import { Group, Stack, Text } from '@mantine/core';
import type { Attribute } from '@percurso/journey/attribute';
import { useTranslation } from 'react-i18next';
import { TypeIcon } from '../../components/attributes/type-icon.tsx';

/** Typed attributes to read: name, type, description, and the values a text may take. */
export function AttributeList({ attributes }: { attributes: readonly Attribute[] }) {
  const { t, i18n } = useTranslation('triggers');
  if (attributes.length === 0) {
    return (
      <Text size="sm" c="var(--text-quiet)">
        {t('form.noAttributes')}
      </Text>
    );
  }
  const list = new Intl.ListFormat(i18n.language, { type: 'disjunction' });
  return (
    <Stack gap="sm">
      {attributes.map(({ name, type, description, options }) => (
        <Group key={name} gap="sm" wrap="nowrap" align="flex-start">
          <TypeIcon type={type} />
          <div style={{ minWidth: 0 }}>
            <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Text>
            <Text size="sm" c="var(--text-quiet)" style={{ overflowWrap: 'anywhere' }}>
              {[t(`type.${type}`), description, options?.length ? list.format(options) : null]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </div>
        </Group>
      ))}
    </Stack>
  );
}
