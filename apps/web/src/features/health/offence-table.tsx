import { Code, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/copy-button.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { wordOf } from '../../i18n/word-of.ts';
import type { OffenceAnswer } from './health-query.ts';

interface OffenceTableProps {
  label: string;
  rows: OffenceAnswer[];
  /** How many there are in all. */
  total: number;
}

/** The rows that offend a balance, each with what is wrong about it and the journey it belongs to. */
export function OffenceTable({ label, rows, total }: OffenceTableProps) {
  const { t } = useTranslation('health');
  return (
    <Table.ScrollContainer minWidth={560} type="native">
      <Table aria-label={label} mt="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('columns.what')}</Table.Th>
            <Table.Th>{t('columns.row')}</Table.Th>
            <Table.Th>{t('columns.journey')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => {
            const { kind, id, journeyId, values, blockKind } = row;
            return (
              <Table.Tr key={`${kind}/${id}`}>
                <Table.Td>
                  {t(`offences.${kind}`, wordsOf(row))}
                  {values.block !== undefined && blockKind ? (
                    <Text size="xs" c="var(--text-quiet)">
                      {values.block}
                    </Text>
                  ) : null}
                </Table.Td>
                <Table.Td>
                  <Group gap={4} wrap="nowrap">
                    <Code>{id}</Code>
                    <CopyButton value={id} what={id} />
                  </Group>
                </Table.Td>
                <Table.Td>
                  {journeyId ? (
                    <TextLink to="/journeys/$journeyId" params={{ journeyId }}>
                      {t('openJourney')}
                    </TextLink>
                  ) : null}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {total > rows.length ? (
        <Text size="sm" c="var(--text-quiet)" mt="xs">
          {t('more', { count: total - rows.length })}
        </Text>
      ) : null}
    </Table.ScrollContainer>
  );
}

/** Its values as people read them: steps, kinds and channels by what they are called. */
function wordsOf({ values, blockKind, blockName }: OffenceAnswer): OffenceAnswer['values'] {
  const titleOf = (kind: unknown) => wordOf(`blocks:${kind}.title`, String(kind));
  const { kind, channel, state } = values;
  return {
    ...values,
    ...(blockKind && { block: blockName ?? titleOf(blockKind) }),
    ...(kind !== undefined && { kind: titleOf(kind) }),
    ...(state !== undefined && { state: wordOf(`components:messageState.${state}`, `${state}`) }),
    ...(channel !== undefined && {
      channel: wordOf(`components:channel.${channel}`, `${channel}`),
    }),
  };
}
