import type { RecordAction, RecordAudience, RecordRule, RecordSource } from './trigger-view.ts';
import { RECORD_SOURCES } from './trigger-view.ts';

/** A record trigger's rule as it is filled in. */
export interface RuleForm {
  table: RecordRule['table'];
  audience: RecordAudience;
  actions: RecordAction[];
  anyColumn: boolean;
  columns: string[];
  sources: RecordSource[];
}

export type RuleField = 'actions' | 'columns' | 'sources';
export type RuleProblem = 'actionsMissing' | 'columnsMissing' | 'sourcesMissing';

/** A rule to fill in, or the one a trigger has. */
export function ruleFormOf(record: RecordRule | null): RuleForm {
  if (!record) {
    const sources = [...RECORD_SOURCES];
    const changes = { actions: ['updated' as const], anyColumn: true, columns: [], sources };
    return { table: 'case', audience: 'contactId', ...changes };
  }
  const { table, audience, actions, columns, sources } = record;
  return { table, audience, actions, anyColumn: columns.length === 0, columns, sources };
}

/** What the API takes; columns only where updates count and not just any of them. */
export function ruleOf(form: RuleForm): RecordRule {
  const { table, audience, actions, sources } = form;
  return {
    table,
    audience,
    actions,
    columns: countsColumns(form) ? form.columns : [],
    sources,
  };
}

/** What is wrong with a rule, by field; empty when it is complete. */
export function checkRule(form: RuleForm): Partial<Record<RuleField, RuleProblem>> {
  const problems: Partial<Record<RuleField, RuleProblem>> = {};
  if (form.actions.length === 0) problems.actions = 'actionsMissing';
  if (countsColumns(form) && form.columns.length === 0) problems.columns = 'columnsMissing';
  if (form.sources.length === 0) problems.sources = 'sourcesMissing';
  return problems;
}

function countsColumns({ actions, anyColumn }: RuleForm): boolean {
  return actions.includes('updated') && !anyColumn;
}
