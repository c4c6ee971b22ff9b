import { definitions } from '@percurso/blocks/definitions';
import type { ExitRule } from '@percurso/journey/entry';
import { ruleScope } from '@percurso/journey/rule-scope';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EventCard } from '../form/event-card.tsx';
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

/** An exit rule or goal: an event that something follows from. */
export function RuleCard<Rule extends ExitRule>({ rule, onRule, ...card }: RuleCardProps<Rule>) {
  const { t } = useTranslation('designer');
  const { triggers, contactAttributes } = useDesigner();
  const document = useDocument((state) => state.document);
  const scope = useMemo(
    () => ruleScope({ document, definitions, triggers, contactAttributes, trigger: rule.trigger }),
    [document, triggers, contactAttributes, rule.trigger],
  );
  /** The rule with a field set, or without it. */
  const set = (change: Partial<ExitRule>): void => {
    const entries = Object.entries({ ...rule, ...change });
    onRule(Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Rule);
  };
  return (
    <EventCard
      {...card}
      triggerLabel={t('rules.event')}
      trigger={rule.trigger}
      onTrigger={(trigger) => set({ trigger, conditions: undefined })}
      conditions={rule.conditions}
      onConditions={(conditions) => set({ conditions })}
      scope={scope}
      whose={{
        value: rule.correlate ?? 'key',
        field: `${card.at}.correlate`,
        onChange: (chosen) => set({ correlate: chosen === 'contact' ? 'contact' : undefined }),
      }}
      keyAttribute={rule.keyAttribute}
      onKeyAttribute={(keyAttribute) => set({ keyAttribute })}
    />
  );
}
