import { Button, Select } from '@mantine/core';
import { definitions } from '@percurso/blocks/definitions';
import type { ExitRule } from '@percurso/journey/entry';
import type { Predicate } from '@percurso/journey/predicate';
import { ruleScope } from '@percurso/journey/rule-scope';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PredicateField } from '../../../components/attributes/predicate-field.tsx';
import { groupOf } from '../../../components/attributes/predicate-groups.ts';
import { TriggerChoice } from '../../../components/attributes/trigger-choice.tsx';
import formClasses from '../form/form.module.css';
import { useDesigner, useDocument } from '../state/designer-context.ts';

export interface RuleCardProps<Rule extends ExitRule> {
  rule: Rule;
  /** What it is called: exit rule 1, goal 2. */
  title: string;
  /** Path of the rule in the document. */
  at: string;
  onRule(rule: Rule): void;
  onRemove(): void;
  removeLabel: string;
  problemAt(field: string): string | undefined;
  disabled: boolean;
  /** Fields before the trigger, and after whose events count. */
  before?: ReactNode | undefined;
  after?: ReactNode | undefined;
}

/** An event that something follows from: its trigger, conditions, and whose it has to be. */
export function RuleCard<Rule extends ExitRule>(props: RuleCardProps<Rule>) {
  const { rule, title, at, onRule, onRemove, removeLabel, problemAt, disabled } = props;
  const { t } = useTranslation('designer');
  const { triggers } = useDesigner();
  const document = useDocument((state) => state.document);
  const trigger = triggers.find(({ key }) => key === rule.trigger);
  const scope = useMemo(
    () => ruleScope({ document, definitions, triggers, trigger: rule.trigger }),
    [document, triggers, rule.trigger],
  );
  const without = (name: 'conditions' | 'correlate' | 'keyAttribute'): Rule => {
    const { [name]: _old, ...rest } = rule;
    return rest as Rule;
  };
  const setConditions = (conditions: Predicate): void => {
    const empty = groupOf(conditions).parts.length === 0;
    onRule(empty ? without('conditions') : { ...rule, conditions });
  };
  const keyed = rule.correlate !== 'contact';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out inside a card
    <div role="group" className={formClasses.awaited} aria-label={title}>
      {props.before}
      <TriggerChoice
        label={t('rules.event')}
        value={rule.trigger}
        triggers={triggers}
        onChange={(key) => onRule({ ...without('conditions'), trigger: key })}
        field={`${at}.trigger`}
        error={problemAt(`${at}.trigger`)}
        disabled={disabled}
      />
      {trigger ? (
        <>
          <PredicateField
            label={t('awaited.conditions')}
            value={rule.conditions}
            onChange={setConditions}
            scope={scope}
            field={`${at}.conditions`}
            problemAt={problemAt}
            disabled={disabled}
          />
          <Select
            label={t('awaited.whose')}
            data={[
              { value: 'key', label: t('awaited.ofRun') },
              { value: 'contact', label: t('awaited.ofCustomer') },
            ]}
            value={keyed ? 'key' : 'contact'}
            allowDeselect={false}
            disabled={disabled}
            data-field={`${at}.correlate`}
            onChange={(chosen) =>
              onRule(
                chosen === 'contact' ? { ...rule, correlate: 'contact' } : without('correlate'),
              )
            }
          />
          {keyed && document.entry.key !== undefined && trigger.kind !== 'record' ? (
            <Select
              label={t('awaited.keyAttribute')}
              description={t('awaited.keyAttributeHelp', { key: document.entry.key })}
              placeholder={t('awaited.ownKey')}
              data={trigger.attributes.map(({ name }) => name)}
              value={rule.keyAttribute ?? null}
              clearable
              disabled={disabled}
              error={problemAt(`${at}.keyAttribute`)}
              data-field={`${at}.keyAttribute`}
              onChange={(name) =>
                onRule(name === null ? without('keyAttribute') : { ...rule, keyAttribute: name })
              }
            />
          ) : null}
        </>
      ) : null}
      {props.after}
      {disabled ? null : (
        <Button size="compact-xs" variant="subtle" color="gray" w="fit-content" onClick={onRemove}>
          {removeLabel}
        </Button>
      )}
    </div>
  );
}
