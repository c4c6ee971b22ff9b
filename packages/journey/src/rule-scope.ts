import type { Attribute, ScopeAttribute } from './attribute.ts';
import type { BlockSpecs } from './block-spec.ts';
import type { JourneyDocument } from './document.ts';
import { entryScope, eventScope } from './entry-scope.ts';
import { indexDocument } from './index-document.ts';
import { everyResult } from './step-scope.ts';
import type { TriggerInfo } from './trigger-info.ts';
import { everyVariable } from './variable-scope.ts';
import { withWrittenAttributes } from './written-attributes.ts';

/**
 * The attributes that the conditions of an exit rule or goal on this trigger can use: `event.*` of it,
 * what the entry can read, and the results and variables of every block, which may be missing.
 */
export function ruleScope(at: {
  document: JourneyDocument;
  definitions: BlockSpecs;
  triggers: readonly TriggerInfo[];
  /** Own attributes that contacts of the workspace are known to have. */
  contactAttributes?: readonly Attribute[] | undefined;
  trigger: string;
}): ScopeAttribute[] {
  const { document, definitions, triggers, contactAttributes = [] } = at;
  const find = (key: string) => triggers.find((one) => one.key === key);
  const trigger = find(document.entry.trigger);
  const index = indexDocument(document, definitions, triggers);
  const own = withWrittenAttributes(contactAttributes, { document, index, trigger });
  return [
    ...eventScope(find(at.trigger)),
    ...entryScope(trigger, document.entry, own),
    ...everyResult(index),
    ...everyVariable(index),
  ];
}
