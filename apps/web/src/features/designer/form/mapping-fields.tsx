import { ActionIcon, Button, Group, Input, Text, TextInput } from '@mantine/core';
import { MappedValue, Mapping } from '@percurso/blocks/kit/mapped-value';
import { Attribute } from '@percurso/journey/attribute';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../components/announce.ts';
import { Icon } from '../../../components/icon.tsx';
import { useDesigner } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import type { FieldProps, FoundProblem } from './field-props.ts';
import classes from './form.module.css';
import type { MapTarget } from './map-target.ts';
import { mapByName } from './map-target.ts';
import { MappedCard } from './mapped-card.tsx';
import { mappedJson } from './mapped-json.ts';

/** **Map attributes**: a card per attribute of the chosen trigger, or per field of one's own. */
export function MappingField(props: FieldProps) {
  const { field, block, label, help, value, onChange, scope, problemAt, foundAt, disabled } = props;
  const { t } = useTranslation('designer');
  const { triggers } = useDesigner();
  const mapping = Mapping.safeParse(value).data ?? {};
  const chosen = block.config.trigger;
  const own = chosen === undefined;
  const trigger = triggers.find((one) => one.key === chosen);
  const targets: MapTarget[] = own
    ? Object.keys(mapping).map((name) => ({ name, type: undefined }))
    : (trigger?.attributes ?? []);
  const stale = own
    ? []
    : Object.keys(mapping).filter((name) => !targets.some((target) => target.name === name));
  const mapped = targets.filter((target) => Object.hasOwn(mapping, target.name)).length;
  const missing = targets.filter(
    ({ name, required }) => required && !Object.hasOwn(mapping, name),
  ).length;
  const set = (name: string, next: MappedValue | undefined): void => {
    const { [name]: _old, ...rest } = mapping;
    onChange(mappedJson(next === undefined ? rest : { ...mapping, [name]: next }));
  };
  const guess = (): void => {
    const next = mapByName(mapping, targets, scope);
    const count = Object.keys(next).length - Object.keys(mapping).length;
    if (next !== mapping) onChange(mappedJson(next));
    announce(t('map.byNameDone', { count }));
  };
  if (!own && !trigger) {
    return (
      <Input.Wrapper label={label} description={help} labelElement="div">
        <Text size="sm" c="var(--text-quiet)" mt={4} data-field={field.name}>
          {t('map.chooseFirst')}
        </Text>
      </Input.Wrapper>
    );
  }
  return (
    <Input.Wrapper
      label={label}
      description={help}
      error={problemAt(field.name)}
      labelElement="div"
    >
      {own ? null : (
        <div className={classes.mapHead}>
          <span className="tabular">
            {t('map.count', { mapped, count: targets.length })}
            {missing > 0 ? ` · ${t('map.missingCount', { count: missing })}` : null}
          </span>
          {disabled || mapped === targets.length ? null : (
            <Button size="compact-xs" variant="subtle" onClick={guess}>
              {t('map.byName')}
            </Button>
          )}
        </div>
      )}
      <div className={classes.cards} style={{ marginTop: own ? 6 : 0 }}>
        {[...targets, ...stale.map((name): MapTarget => ({ name, type: undefined }))].map(
          (target) => (
            <MappedCard
              key={target.name}
              target={target}
              mapped={mapping[target.name]}
              onChange={(next) => set(target.name, next)}
              scope={scope}
              field={`${field.name}.${target.name}`}
              problem={problemIn(foundAt, `${field.name}.${target.name}`)}
              disabled={disabled}
              changes={own}
            />
          ),
        )}
        {own && !disabled ? (
          <NewName
            taken={Object.keys(mapping)}
            onAdd={(name) => set(name, { from: 'value', value: null })}
          />
        ) : null}
      </div>
    </Input.Wrapper>
  );
}

/** One mapped value, such as a priority. */
export function MappedValueField(props: FieldProps) {
  const { field, block, label, help, value, onChange, scope, foundAt, disabled } = props;
  const words = useBlockWords();
  const options = words.options(block.kind, field.name);
  return (
    <Input.Wrapper label={label} description={help} labelElement="div">
      <div style={{ marginTop: 6 }}>
        <MappedCard
          target={{ name: label, type: 'text', ...(options.length > 0 ? { options } : {}) }}
          mapped={MappedValue.safeParse(value).data}
          onChange={(next) => onChange(next && mappedJson(next))}
          scope={scope}
          field={field.name}
          problem={problemIn(foundAt, field.name)}
          disabled={disabled}
          optionLabel={(option) => words.option(block.kind, { name: field.name, option })}
        />
      </div>
    </Input.Wrapper>
  );
}

export function problemIn(foundAt: FieldProps['foundAt'], field: string): FoundProblem | undefined {
  const paths = [field, `${field}.path`, `${field}.value`, `${field}.ifEmpty`];
  return paths.map(foundAt).find((found) => found !== undefined);
}

function NewName({ taken, onAdd }: { taken: string[]; onAdd(name: string): void }) {
  const { t } = useTranslation('designer');
  const [name, setName] = useState('');
  const valid = Attribute.shape.name.safeParse(name).success;
  const double = taken.includes(name);
  const error = double
    ? t('map.nameTaken')
    : name !== '' && !valid
      ? t('map.nameWrong')
      : undefined;
  const add = (): void => {
    if (!valid || double) return;
    onAdd(name);
    setName('');
  };
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <TextInput
        size="xs"
        flex={1}
        placeholder={t('map.newName')}
        aria-label={t('map.newName')}
        value={name}
        error={error}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && add()}
      />
      <ActionIcon
        size={30}
        variant="default"
        aria-label={t('map.addName')}
        disabled={!valid || double}
        onClick={add}
      >
        <Icon name="plus" size={14} />
      </ActionIcon>
    </Group>
  );
}
