import type { Attribute, ScopeAttribute } from './attribute.ts';
import type { BlockSpecs } from './block-spec.ts';
import type { BlockId, JourneyDocument } from './document.ts';
import { entryScope } from './entry-scope.ts';
import { indexDocument } from './index-document.ts';
import { stepScope } from './step-scope.ts';
import type { TriggerInfo } from './trigger-info.ts';
import { variableScope } from './variable-scope.ts';
import { withWrittenAttributes } from './written-attributes.ts';

/**
 * The attributes that can be used at a block: `trigger.*`, `contact.*`, for record triggers `case.*`,
 * `steps.*` and `vars.*` of the blocks before it. For `blockId` null, or of no block, those of the entry.
 */
export function scopeAt(at: {
  document: JourneyDocument;
  definitions: BlockSpecs;
  triggers: readonly TriggerInfo[];
  /** Own attributes that contacts of the workspace are known to have. */
  contactAttributes?: readonly Attribute[] | undefined;
  blockId: BlockId | null;
}): ScopeAttribute[] {
  const { document, definitions, triggers, contactAttributes = [], blockId } = at;
  const trigger = triggers.find(({ key }) => key === document.entry.trigger);
  const index = indexDocument(document, definitions, triggers);
  const own = withWrittenAttributes(contactAttributes, { document, index, trigger });
  const scope = entryScope(trigger, document.entry, own);
  if (blockId === null) return scope;
  const block = index.byId.get(blockId);
  return block ? [...scope, ...stepScope(index, block), ...variableScope(index, block)] : scope;
}
