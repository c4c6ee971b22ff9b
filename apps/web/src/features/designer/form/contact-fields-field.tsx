import { Input } from '@mantine/core';
import { Mapping } from '@percurso/blocks/kit/mapped-value';
import { CONTACT_FIELDS } from '@percurso/journey/contact-attributes';
import { useAttributeWords } from '../../../components/attributes/use-attribute-words.ts';
import type { FieldProps } from './field-props.ts';
import classes from './form.module.css';
import { MappedCard } from './mapped-card.tsx';
import { mappedJson } from './mapped-json.ts';
import { problemIn } from './mapping-fields.tsx';

/** The columns of a contact, each left as it is or set to a value. */
export function ContactFieldsField(props: FieldProps) {
  const { field, label, help, value, onChange, scope, problemAt, foundAt, disabled } = props;
  const words = useAttributeWords();
  const fields = Mapping.safeParse(value).data ?? {};
  return (
    <Input.Wrapper
      label={label}
      description={help}
      error={problemAt(field.name)}
      labelElement="div"
    >
      <div className={classes.cards} style={{ marginTop: 6 }}>
        {CONTACT_FIELDS.map((column) => (
          <MappedCard
            key={column}
            target={{ name: words.name(`contact.${column}`), type: 'text', ...optionsOf(column) }}
            mapped={fields[column]}
            onChange={(next) => {
              const { [column]: _old, ...rest } = fields;
              onChange(mappedJson(next ? { ...rest, [column]: next } : rest));
            }}
            scope={scope}
            field={`${field.name}.${column}`}
            problem={problemIn(foundAt, `${field.name}.${column}`)}
            disabled={disabled}
            changes
          />
        ))}
      </div>
    </Input.Wrapper>
  );
}

function optionsOf(column: string) {
  return column === 'timeZone' ? { options: Intl.supportedValuesOf('timeZone') } : {};
}
