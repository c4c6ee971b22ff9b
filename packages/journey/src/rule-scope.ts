import type { ScopeAttribute } from './attribute.ts';
import type { BlockSpecs } from './block-spec.ts';
import type { JourneyDocument } from './document.ts';
import { entryScope, eventScope } from './entry-scope.ts';
import { indexDocument } from './index-document.ts';
import { everyResult } from './step-scope.ts';
import type { TriggerInfo } from './trigger-info.ts';
import { everyVariable } from './variable-scope.ts';

/**
 * The attributes that the conditions of an exit rule or goal on this trigger can use: `event.*` of it,
 * what the entry can read, and the results and variables of every block, which may be missing.
 */
export function ruleScope(at: {
  document: JourneyDocument;
  definitions: BlockSpecs;
  triggers: readonly TriggerInfo[];
  trigger: string;
}): ScopeAttribute[] {
  const { document, definitions, triggers } = at;
  const find = (key: string) => triggers.find((one) => one.key === key);
  const index = indexDocument(document, definitions, triggers);
  return [
    ...eventScope(find(at.trigger)),
    ...entryScope(find(document.entry.trigger), document.entry),
    ...everyResult(index),
    ...everyVariable(index),
  ];
}
