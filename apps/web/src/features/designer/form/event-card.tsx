import { Select } from '@mantine/core';
import type { ScopeAttribute } from '@percurso/journey/attribute';
import type { Predicate } from '@percurso/journey/predicate';
import type { ReactNode } from 'react';
import { use, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { AttributeTriggers } from '../../../components/attributes/attribute-triggers.ts';
import { PredicateField } from '../../../components/attributes/predicate-field.tsx';
import { groupOf } from '../../../components/attributes/predicate-groups.ts';
import { TriggerChoice } from '../../../components/attributes/trigger-choice.tsx';
import { nameAttribute } from '../../../components/decision/name-attribute.ts';
import { RemoveButton } from '../../../components/remove-button.tsx';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import classes from './form.module.css';

interface EventCardProps {
  /** What it is called: event 1, exit rule 1. */
  title: string;
  triggerLabel: string;
  /** Path of the event in the document or config. */
  at: string;
  /** Key of its trigger. */
  trigger: string;
  onTrigger(key: string): void;
  conditions: Predicate | undefined;
  /** Undefined where none is left. */
  onConditions(conditions: Predicate | undefined): void;
  scope: ScopeAttribute[];
  /** Whose events count; `key` means those of the run. */
  whose: {
    value: string;
    /** Further choices after the run’s and the customer’s. */
    more?: { value: string; label: string }[] | undefined;
    field: string;
    onChange(chosen: string): void;
  };
  keyAttribute: string | undefined;
  onKeyAttribute(name: string | undefined): void;
  /** Undefined where it has to stay. */
  onRemove: (() => void) | undefined;
  removeLabel: string;
  problemAt(field: string): string | undefined;
  disabled: boolean;
  /** Fields before the trigger, and after whose events count. */
  before?: ReactNode | undefined;
  after?: ReactNode | undefined;
}

/** An event that is listened to: its trigger, conditions, and whose it has to be. */
export function EventCard(props: EventCardProps) {
  const { title, at, scope, onRemove, problemAt, disabled } = props;
  const { triggers } = useDesigner();
  const trigger = triggers.find(({ key }) => key === props.trigger);
  const { t } = useTranslation('designer');
  const { t: words } = useTranslation('decision');
  const outside = use(AttributeTriggers);
  const triggerOf = useCallback(
    (path: string) => (path.startsWith('event.') ? trigger : outside(path)),
    [trigger, outside],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out inside a card
    <div role="group" className={classes.awaited} aria-label={title}>
      {props.before}
      <TriggerChoice
        label={props.triggerLabel}
        value={props.trigger}
        triggers={triggers}
        onChange={props.onTrigger}
        field={`${at}.trigger`}
        error={problemAt(`${at}.trigger`)}
        disabled={disabled}
      />
      {trigger ? (
        <>
          <AttributeTriggers value={triggerOf}>
            <PredicateField
              label={t('awaited.conditions')}
              value={props.conditions}
              onChange={(next) =>
                props.onConditions(groupOf(next).parts.length === 0 ? undefined : next)
              }
              scope={scope}
              field={`${at}.conditions`}
              problemAt={problemAt}
              disabled={disabled}
            />
          </AttributeTriggers>
          <WhoseField {...props} />
          {trigger.kind === 'record' ? null : (
            <KeyField
              {...props}
              names={trigger.attributes.map(({ name }) => ({
                value: name,
                label: nameAttribute(`event.${name}`, words, trigger),
              }))}
            />
          )}
        </>
      ) : null}
      {props.after}
      {onRemove && !disabled ? (
        <RemoveButton label={props.removeLabel} onRemove={onRemove} />
      ) : null}
    </div>
  );
}

function WhoseField({ whose, problemAt, disabled }: EventCardProps) {
  const { t } = useTranslation('designer');
  return (
    <Select
      label={t('awaited.whose')}
      value={whose.value}
      allowDeselect={false}
      disabled={disabled}
      error={problemAt(whose.field)}
      data-field={whose.field}
      data={[
        { value: 'key', label: t('awaited.ofRun') },
        { value: 'contact', label: t('awaited.ofCustomer') },
        ...(whose.more ?? []),
      ]}
      onChange={(chosen) => {
        if (chosen !== null) whose.onChange(chosen);
      }}
    />
  );
}

/** How events carry the key, where runs of the journey have one that is taken from an attribute. */
function KeyField(props: EventCardProps & { names: { value: string; label: string }[] }) {
  const { whose, at, keyAttribute, onKeyAttribute, names, problemAt, disabled } = props;
  const { t } = useTranslation('designer');
  const key = useDocument((state) => state.document.entry.key);
  if (whose.value !== 'key' || key === undefined) return null;
  return (
    <Select
      label={t('awaited.keyAttribute')}
      description={t('awaited.keyAttributeHelp', { key })}
      placeholder={t('awaited.ownKey')}
      data={names}
      value={keyAttribute ?? null}
      clearable
      disabled={disabled}
      error={problemAt(`${at}.keyAttribute`)}
      data-field={`${at}.keyAttribute`}
      onChange={(name) => onKeyAttribute(name ?? undefined)}
    />
  );
}
