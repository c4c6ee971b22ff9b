import type { Attribute } from '@percurso/journey/attribute';
import type { AttributeRow } from './attribute-rows.ts';
import { attributesOf, checkRows } from './attribute-rows.ts';
import type { RuleForm, RuleProblem } from './rule-form.ts';
import { checkRule, ruleFormOf, ruleOf } from './rule-form.ts';
import { KEY_LENGTH, KEY_PATTERN, suggestKey } from './suggest-key.ts';
import type { RecordRule, TriggerView } from './trigger-view.ts';

export const NAME_LENGTH = 150;
export const DESCRIPTION_LENGTH = 2000;

/** The kinds of triggers that people make. */
type OwnKind = Exclude<TriggerView['kind'], 'interaction'>;

/** What the wizard holds; both kinds keep what was typed when the other is chosen. */
export interface WizardForm extends RuleForm {
  name: string;
  /** Null while it follows the name. */
  ownKey: string | null;
  description: string;
  kind: OwnKind;
  rows: AttributeRow[];
}

export type WizardStep = 'basics' | 'attributes' | 'table' | 'audience' | 'changes';

export type WizardProblem =
  | 'nameMissing'
  | 'nameLong'
  | 'keyMissing'
  | 'keyPattern'
  | 'keyLong'
  | 'descriptionLong'
  | RuleProblem;
export const WIZARD_FIELDS = [
  'name',
  'key',
  'description',
  'actions',
  'columns',
  'sources',
] as const;
export type WizardField = (typeof WIZARD_FIELDS)[number];

/** The wizard as it opens. */
export function emptyWizard(): WizardForm {
  return {
    name: '',
    ownKey: null,
    description: '',
    kind: 'custom',
    rows: [],
    ...ruleFormOf(null),
  };
}

/** The steps a kind goes through. */
export function stepsOf(kind: OwnKind): WizardStep[] {
  return kind === 'custom' ? ['basics', 'attributes'] : ['basics', 'table', 'audience', 'changes'];
}

/** The key as it will be sent: typed, or made from the name. */
export function keyOf({ ownKey, name }: Pick<WizardForm, 'ownKey' | 'name'>): string {
  return ownKey === null ? suggestKey(name) : ownKey.trim();
}

/** What is wrong in a step, by field; empty when it is complete. Attribute rows are checked apart. */
export function checkStep(
  form: WizardForm,
  step: WizardStep,
): Partial<Record<WizardField, WizardProblem>> {
  if (step === 'basics') return checkBasics(form);
  if (step === 'changes') return checkRule(form);
  return {};
}

/** Whether a step can be left. */
export function isComplete(form: WizardForm, step: WizardStep): boolean {
  if (step === 'attributes') return checkRows(form.rows).size === 0;
  return Object.keys(checkStep(form, step)).length === 0;
}

function checkBasics(form: WizardForm): Partial<Record<WizardField, WizardProblem>> {
  const problems: Partial<Record<WizardField, WizardProblem>> = {};
  const name = form.name.trim();
  const key = keyOf(form);
  if (!name) problems.name = 'nameMissing';
  else if (name.length > NAME_LENGTH) problems.name = 'nameLong';
  if (!key) {
    if (name || form.ownKey !== null) problems.key = 'keyMissing';
  } else if (key.length > KEY_LENGTH) problems.key = 'keyLong';
  else if (!KEY_PATTERN.test(key)) problems.key = 'keyPattern';
  if (form.description.trim().length > DESCRIPTION_LENGTH) problems.description = 'descriptionLong';
  return problems;
}

/** What `POST /triggers` takes. */
export function triggerBody(form: WizardForm): {
  name: string;
  key: string;
  description: string;
  kind: OwnKind;
  attributes?: Attribute[];
  record?: RecordRule;
} {
  const common = {
    name: form.name.trim(),
    key: keyOf(form),
    description: form.description.trim(),
    kind: form.kind,
  };
  if (form.kind === 'custom') return { ...common, attributes: attributesOf(form.rows) };
  return { ...common, record: ruleOf(form) };
}

/** The step and field a path of a refused body belongs to. */
export function stepOfPath(path: string, kind: OwnKind): WizardStep {
  if (kind === 'custom') return path.startsWith('attributes') ? 'attributes' : 'basics';
  if (path.startsWith('record.audience')) return 'audience';
  return path.startsWith('record') ? 'changes' : 'basics';
}
