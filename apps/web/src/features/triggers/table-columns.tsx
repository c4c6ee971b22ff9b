import { Group, SimpleGrid, Text } from '@mantine/core';
import { TABLE_ATTRIBUTES } from '@percurso/journey/table-attributes';
import { useTranslation } from 'react-i18next';
import { TypeIcon } from '../../components/attributes/type-icon.tsx';
import type { RecordRule } from './trigger-view.ts';
import { useColumnName } from './use-column-name.ts';

/** The columns every case or contact has, with their types. */
export function TableColumns({ table }: Pick<RecordRule, 'table'>) {
  const { t } = useTranslation('triggers');
  const nameOf = useColumnName();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }} spacing="xs" verticalSpacing="xs">
      {TABLE_ATTRIBUTES[table].map(({ name, type }) => (
        <Group key={name} gap="xs" wrap="nowrap">
          <TypeIcon type={type} />
          <div>
            <Text size="sm">{nameOf(table, name)}</Text>
            <Text size="xs" c="var(--text-quiet)">
              {t(`type.${type}`)}
            </Text>
          </div>
        </Group>
      ))}
    </SimpleGrid>
  );
}
