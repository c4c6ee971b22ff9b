import { Button, Group, Input, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberInput } from '../../../components/attributes/number-input.tsx';
import { useAnnounced } from '../../../components/use-announced.ts';
import type { FieldProps } from './field-props.ts';
import { MOST_WAYS, makeWay } from './new-way.ts';
import { WayRows } from './way-rows.tsx';
import type { Way } from './ways.ts';
import { waysOf } from './ways.ts';

/** Ways out with the percentage of people who take each, and what they are together. */
export function WeightsField(props: FieldProps) {
  const { field, block, label, help, value, onChange, problemAt, disabled } = props;
  const { t } = useTranslation('designer');
  const ways = waysOf(value);
  const sum = ways.reduce((total, way) => total + weightOf(way), 0);
  const total = t(sum === 100 ? 'ways.sum' : 'ways.notHundred', { sum });
  useAnnounced(total);
  const share = (): void => {
    const part = Math.floor(100 / ways.length);
    const rest = 100 - part * ways.length;
    onChange(ways.map((way, index) => ({ ...way, weight: part + (index < rest ? 1 : 0) })));
  };
  return (
    <Input.Wrapper label={label} description={help} labelElement="div">
      <WayRows
        {...{ ways, onChange, disabled }}
        // The sum below says at once what the check would say of the list as a whole.
        problemAt={(path) => (path === field.name ? undefined : problemAt(path))}
        field={field.name}
        least={2}
        most={MOST_WAYS.weights}
        taken={Object.keys(block.branches ?? {})}
        make={(way) => makeWay('weights', way, ways)}
        beside={(way, index) => (
          <NumberInput
            w={64}
            size="xs"
            rightSection="%"
            rightSectionPointerEvents="none"
            aria-label={t('ways.weight', { name: way.name })}
            field={`${field.name}.${index}.weight`}
            value={typeof way.weight === 'number' ? way.weight : undefined}
            error={problemAt(`${field.name}.${index}.weight`)}
            disabled={disabled}
            onChange={(weight) =>
              weight !== undefined && onChange(ways.with(index, { ...way, weight }))
            }
          />
        )}
      />
      <Group justify="space-between" mt={6} gap={8}>
        <Text
          size="sm"
          className="tabular"
          fw={600}
          c={sum === 100 ? 'var(--text-quiet)' : 'var(--mantine-color-error)'}
        >
          {total}
        </Text>
        {disabled ? null : (
          <Button size="compact-xs" variant="subtle" onClick={share}>
            {t('ways.equal')}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  );
}

function weightOf({ weight }: Way): number {
  return typeof weight === 'number' ? weight : 0;
}
