import { Group, SimpleGrid, Text } from '@mantine/core';
import type { AttributeType } from '@percurso/journey/attribute';
import { useTranslation } from 'react-i18next';
import { TypeIcon } from '../../components/attributes/type-icon.tsx';

const COLUMNS: readonly {
  name: 'number' | 'subject' | 'status' | 'priority' | 'contactId' | 'reportedById';
  type: AttributeType;
}[] = [
  { name: 'number', type: 'number' },
  { name: 'subject', type: 'text' },
  { name: 'status', type: 'text' },
  { name: 'priority', type: 'text' },
  { name: 'contactId', type: 'text' },
  { name: 'reportedById', type: 'text' },
];

/** The columns every case has, with their types. */
export function CaseColumns() {
  const { t } = useTranslation('triggers');
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }} spacing="xs" verticalSpacing="xs">
      {COLUMNS.map(({ name, type }) => (
        <Group key={name} gap="xs" wrap="nowrap">
          <TypeIcon type={type} />
          <div>
            <Text size="sm">{t(`case.${name}`)}</Text>
            <Text size="xs" c="var(--text-quiet)">
              {t(`type.${type}`)}
            </Text>
          </div>
        </Group>
      ))}
    </SimpleGrid>
  );
}
