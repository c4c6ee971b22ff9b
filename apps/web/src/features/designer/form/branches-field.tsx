import { Input } from '@mantine/core';
import { Predicate } from '@percurso/journey/predicate';
import { useTranslation } from 'react-i18next';
import { PredicateField } from '../../../components/attributes/predicate-field.tsx';
import type { FieldProps } from './field-props.ts';
import { MOST_WAYS, makeWay } from './new-way.ts';
import { toJson } from './structured-fields.tsx';
import { WayRows } from './way-rows.tsx';
import { waysOf } from './ways.ts';

/** Ways out in the order they are looked at, each with its condition. */
export function BranchesField(props: FieldProps) {
  const { field, block, label, help, value, onChange, scope, problemAt, disabled } = props;
  const { t } = useTranslation('designer');
  const ways = waysOf(value);
  return (
    <Input.Wrapper label={label} description={help} labelElement="div">
      <WayRows
        {...{ ways, onChange, problemAt, disabled }}
        field={field.name}
        least={1}
        most={MOST_WAYS.branches}
        taken={Object.keys(block.branches ?? {})}
        make={(way) => makeWay('branches', way, ways)}
        below={(way, index) => (
          <div style={{ marginTop: 8 }}>
            <PredicateField
              {...{ scope, problemAt, disabled }}
              label={t('ways.when')}
              field={`${field.name}.${index}.when`}
              value={Predicate.safeParse(way.when).data}
              onChange={(when) => onChange(ways.with(index, { ...way, when: toJson(when) }))}
            />
          </div>
        )}
      />
    </Input.Wrapper>
  );
}
