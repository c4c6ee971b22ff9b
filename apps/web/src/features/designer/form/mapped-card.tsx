import { Button, SegmentedControl, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { MappedValue } from '@percurso/blocks/kit/mapped-value';
import type { ScopeAttribute } from '@percurso/journey/attribute';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PathPicker } from '../../../components/attributes/path-picker.tsx';
import { RequiredMark } from '../../../components/attributes/required-mark.tsx';
import { TypeIcon } from '../../../components/attributes/type-icon.tsx';
import { useAttributeWords } from '../../../components/attributes/use-attribute-words.ts';
import { ValueInput } from '../../../components/attributes/value-input.tsx';
import { Icon } from '../../../components/icon.tsx';
import { PopoverLayer } from '../../../components/popover-layer.tsx';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { SampleValue } from '../personalisation/sample-value.tsx';
import type { FoundProblem } from './field-props.ts';
import classes from './form.module.css';
import type { MapTarget } from './map-target.ts';
import { fittingTypes } from './map-target.ts';
import { useMappedWords } from './use-mapped-words.ts';

interface MappedCardProps {
  target: MapTarget;
  mapped: MappedValue | undefined;
  onChange(mapped: MappedValue | undefined): void;
  scope: readonly ScopeAttribute[];
  field: string;
  problem: FoundProblem | undefined;
  disabled: boolean;
  /** What an option is called on the screen, where it is translated. */
  optionLabel?: ((option: string) => string) | undefined;
  /** Changes something that is kept: it may be left as it is, and emptied. */
  changes?: boolean | undefined;
}

/** One attribute of a mapping: what it is, whether it is mapped, and from where. */
export function MappedCard(props: MappedCardProps) {
  const { target, mapped, onChange, scope, field, problem, disabled, changes = false } = props;
  const { t } = useTranslation('designer');
  const words = useMappedWords();
  const { optionLabel } = props;
  const shown = mapped ? words(mapped, { options: target.options, optionLabel }) : '';
  const [opened, { open, close }] = useDisclosure(false);
  const opener = useReturnFocus<HTMLButtonElement>(opened);
  const wrong = problem?.severity === 'error';
  const state = wrong ? 'problem' : !mapped ? 'open' : 'mapped';
  const unmapped = target.required
    ? t('map.missing')
    : changes
      ? t('map.unchanged')
      : t('map.open');
  const status = !mapped ? unmapped : wrong ? t('map.problem') : t(`map.${mapped.from}`);
  const mapKey = changes ? 'map.setOf' : target.required ? 'map.mapRequired' : 'map.mapOf';
  return (
    <div className={classes.card} data-state={state} data-mapping={target.name}>
      <TypeIcon type={target.type ?? 'text'} />
      <span className={classes.cardName}>
        {target.name}
        {target.required ? <RequiredMark /> : null}
      </span>
      <span className={classes.cardStatus} data-state={state}>
        {state === 'mapped' ? <Icon name="check" size={14} /> : null}
        {state === 'problem' ? <Icon name="octagon" size={14} /> : null}
        {status}
      </span>
      <div className={classes.cardValue}>
        <PopoverLayer
          opened={opened}
          onClose={close}
          width={340}
          position="bottom-end"
          stays
          opener={
            <Button
              ref={opener}
              size="xs"
              fullWidth
              justify="flex-start"
              variant={mapped ? 'default' : 'light'}
              disabled={disabled}
              data-field={field}
              aria-haspopup="dialog"
              aria-expanded={opened}
              aria-label={
                mapped
                  ? t('map.changeOf', { name: target.name, value: shown })
                  : t(mapKey, { name: target.name })
              }
              onClick={opened ? close : open}
              styles={{ label: { fontWeight: 500 } }}
            >
              {mapped ? shown : t(changes ? 'map.set' : 'map.map')}
            </Button>
          }
        >
          {opened ? (
            <MapEditor
              {...{ target, mapped, scope, changes }}
              onCancel={close}
              onApply={(next) => {
                close();
                onChange(next);
              }}
            />
          ) : null}
        </PopoverLayer>
      </div>
      {mapped?.from === 'attribute' ? (
        <SampleValue path={mapped.path} className={classes.cardSample} />
      ) : null}
      {problem ? (
        <span className={classes.cardProblem} data-severity={problem.severity}>
          <Icon name={wrong ? 'octagon' : 'alert'} size={14} /> {problem.sentence}
        </span>
      ) : null}
    </div>
  );
}

type Source = 'attribute' | 'value' | 'nothing';

/** A fixed value that is none empties what is changed. */
function sourceOf(mapped: MappedValue | undefined, changes: boolean): Source {
  if (!mapped) return 'attribute';
  return changes && mapped.from === 'value' && mapped.value === null ? 'nothing' : mapped.from;
}

interface MapEditorProps {
  target: MapTarget;
  mapped: MappedValue | undefined;
  scope: readonly ScopeAttribute[];
  changes: boolean;
  onCancel(): void;
  onApply(mapped: MappedValue | undefined): void;
}

function MapEditor({ target, mapped, scope, changes, onCancel, onApply }: MapEditorProps) {
  const { t } = useTranslation('designer');
  const words = useAttributeWords();
  const [from, setFrom] = useState(sourceOf(mapped, changes));
  const [path, setPath] = useState(mapped?.from === 'attribute' ? mapped.path : null);
  const [ifEmpty, setIfEmpty] = useState(mapped?.from === 'attribute' ? mapped.ifEmpty : undefined);
  const [value, setValue] = useState(
    mapped?.from === 'value' ? (mapped.value ?? undefined) : undefined,
  );
  const type = target.type ?? 'text';
  const ready = from === 'nothing' || (from === 'attribute' ? path !== null : value !== undefined);
  const apply = (): void => {
    if (from === 'nothing') onApply({ from: 'value', value: null });
    else if (from === 'value') onApply({ from, value: value ?? null });
    else if (path !== null) onApply({ from, path, ...(ifEmpty === undefined ? {} : { ifEmpty }) });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: it applies on its own, it is not sent
    <div role="group" aria-label={t('map.editing', { name: target.name })}>
      <div className={classes.popHead}>
        <Text size="sm" fw={600} mb={6}>
          {t('map.editing', { name: target.name })}
        </Text>
        <SegmentedControl
          fullWidth
          size="xs"
          value={from}
          onChange={setFrom}
          aria-label={t('map.source')}
          data={[
            { value: 'attribute', label: t('map.fromJourney') },
            { value: 'value', label: t('map.fixedValue') },
            ...(changes ? [{ value: 'nothing' as const, label: t('map.emptyIt') }] : []),
          ]}
        />
      </div>
      {from === 'nothing' ? (
        <Text size="sm" p={10}>
          {t('map.emptyHelp')}
        </Text>
      ) : from === 'attribute' ? (
        <>
          <PathPicker
            scope={scope}
            types={fittingTypes(target)}
            onPick={(one) => setPath(one.path)}
          />
          {path === null ? null : (
            <div className={classes.chosen}>
              <Text size="sm" mb={6}>
                {t('map.chosen')} <strong>{words.full(path)}</strong>
              </Text>
              <ValueInput
                type={type}
                options={target.options}
                value={ifEmpty}
                onChange={setIfEmpty}
                label={t('map.ifEmpty')}
              />
            </div>
          )}
        </>
      ) : (
        <div style={{ padding: 10 }}>
          <ValueInput
            type={type}
            options={target.options}
            value={value}
            onChange={setValue}
            label={t('map.valueLabel')}
          />
        </div>
      )}
      <div className={classes.popFoot}>
        {mapped ? (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            mr="auto"
            onClick={() => onApply(undefined)}
          >
            {t('map.clear')}
          </Button>
        ) : null}
        <Button size="xs" variant="default" onClick={onCancel}>
          {t('map.cancel')}
        </Button>
        <Button size="xs" disabled={!ready} onClick={apply}>
          {t('map.apply')}
        </Button>
      </div>
    </div>
  );
}
