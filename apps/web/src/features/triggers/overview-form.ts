import type { Attribute } from '@percurso/journey/attribute';
import type { AttributeRow } from './attribute-rows.ts';
import { attributesOf, checkRows, rowsOf } from './attribute-rows.ts';
import type { RuleForm } from './rule-form.ts';
import { checkRule, ruleFormOf, ruleOf } from './rule-form.ts';
import type { RecordRule, TriggerView } from './trigger-view.ts';
import { journeysOf } from './trigger-view.ts';
import { DESCRIPTION_LENGTH, NAME_LENGTH } from './wizard-form.ts';

/** What can be edited of a trigger, as it is typed. */
export interface OverviewForm {
  name: string;
  description: string;
  rows: AttributeRow[];
  rule: RuleForm;
}

/** What `PATCH /triggers/{trigger}` takes. */
export interface TriggerChange {
  name: string;
  description: string;
  attributes?: Attribute[];
  record?: RecordRule;
}

/** The form as it opens. */
export function overviewOf({ name, description, attributes, record }: TriggerView): OverviewForm {
  return { name, description, rows: rowsOf(attributes), rule: ruleFormOf(record) };
}

/** The change a form asks for; a record's rule only while it is a draft, since then it is fixed. */
export function changeOf(form: OverviewForm, { kind, state }: TriggerView): TriggerChange {
  const common = { name: form.name.trim(), description: form.description.trim() };
  if (kind === 'custom') return { ...common, attributes: attributesOf(form.rows) };
  return kind === 'record' && state === 'draft' ? { ...common, record: ruleOf(form.rule) } : common;
}

/** Whether saving would change anything. */
export function isChanged(form: OverviewForm, trigger: TriggerView): boolean {
  const saved = changeOf(overviewOf(trigger), trigger);
  return JSON.stringify(changeOf(form, trigger)) !== JSON.stringify(saved);
}

/** What is wrong, by field; attribute rows and the rule have their own. */
export function checkOverview(form: OverviewForm, trigger: TriggerView) {
  const { name, description } = changeOf(form, trigger);
  const nameProblem = checkName(name);
  const descriptionProblem = checkDescription(description);
  const rows = trigger.kind === 'custom' ? checkRows(form.rows) : new Map<string, never>();
  const rule = trigger.kind === 'record' ? checkRule(form.rule) : {};
  const wrong =
    nameProblem !== null ||
    descriptionProblem !== null ||
    rows.size > 0 ||
    Object.keys(rule).length > 0;
  return { name: nameProblem, description: descriptionProblem, rows, rule, wrong };
}

function checkName(name: string): 'nameMissing' | 'nameLong' | null {
  if (!name) return 'nameMissing';
  return name.length > NAME_LENGTH ? 'nameLong' : null;
}

function checkDescription(description: string): 'descriptionLong' | null {
  return description.length > DESCRIPTION_LENGTH ? 'descriptionLong' : null;
}

/** Ids of the rows that keep name and type: those of a trigger that was ready and is used. */
export function lockedRows(rows: readonly AttributeRow[], trigger: TriggerView): Set<string> {
  if (trigger.state === 'draft' || journeysOf(trigger).length === 0) return new Set();
  const known = new Set(trigger.attributes.map(({ name }) => name));
  return new Set(rows.filter(({ name }) => known.has(name)).map(({ id }) => id));
}
