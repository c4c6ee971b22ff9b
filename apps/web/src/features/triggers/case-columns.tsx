import { Group, SimpleGrid, Text } from '@mantine/core';
import { CASE_ATTRIBUTES } from '@percurso/journey/case-attributes';
import { useTranslation } from 'react-i18next';
import { TypeIcon } from '../../components/attributes/type-icon.tsx';
import { CASE_ATTRIBUTE_NAMES } from './trigger-view.ts';

/** The columns every case has, with their types. */
export function CaseColumns() {
  const { t } = useTranslation('triggers');
  const nameOf = (name: string): string => {
    const column = CASE_ATTRIBUTE_NAMES.find((one) => one === name);
    return column ? t(`case.${column}`) : name;
  };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }} spacing="xs" verticalSpacing="xs">
      {CASE_ATTRIBUTES.map(({ name, type }) => (
        <Group key={name} gap="xs" wrap="nowrap">
          <TypeIcon type={type} />
          <div>
            <Text size="sm">{nameOf(name)}</Text>
            <Text size="xs" c="var(--text-quiet)">
              {t(`type.${type}`)}
            </Text>
          </div>
        </Group>
      ))}
    </SimpleGrid>
  );
}
