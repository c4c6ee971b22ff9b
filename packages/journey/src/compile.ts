import type { Attribute } from './attribute.ts';
import { blockOrder } from './block-order.ts';
import type { BlockSpecs, CheckContext } from './block-spec.ts';
import { buildPlan } from './build-plan.ts';
import { checkEntry } from './check-entry.ts';
import { checkPath } from './check-path.ts';
import { checkPredicate } from './check-predicate.ts';
import { checkRules } from './check-rules.ts';
import { checkStructure, DEPTH_LIMIT } from './check-structure.ts';
import { checkedPaths } from './checked-paths.ts';
import type { JourneyDocument } from './document.ts';
import { entryScope } from './entry-scope.ts';
import { keyOfRuns } from './event-key.ts';
import { eventLookup } from './event-lookup.ts';
import type { IndexedBlock } from './index-document.ts';
import { indexDocument } from './index-document.ts';
import { checkJump } from './jumps.ts';
import type { PathLookup } from './path-lookup.ts';
import { pathLookup } from './path-lookup.ts';
import type { Plan } from './plan.ts';
import type { Problem, ProblemDraft } from './problem.ts';
import { findStepPath, stepScope } from './step-scope.ts';
import type { TriggerInfo } from './trigger-info.ts';
import { checkVariables, findVariablePath, variableScope } from './variable-scope.ts';
import { withWrittenAttributes } from './written-attributes.ts';

/**
 * Checks a document and flattens it into the plan the engine runs (DESIGN §5). The plan is null
 * when there is an error; warnings leave it. Linear in the size of the document, never throws.
 */
export function compile(of: {
  document: JourneyDocument;
  definitions: BlockSpecs;
  triggers: readonly TriggerInfo[];
  /** Own attributes that contacts of the workspace are known to have. */
  contactAttributes?: readonly Attribute[] | undefined;
  /** Those that an SMS may name; not checked where they are left out. */
  senders?: readonly string[] | undefined;
}): { plan: Plan | null; problems: Problem[] } {
  const { document, definitions, triggers, contactAttributes = [], senders } = of;
  const trigger = triggers.find((one) => one.key === document.entry.trigger);
  const index = indexDocument(document, definitions, triggers);
  const own = withWrittenAttributes(contactAttributes, { document, index, trigger });
  const scope = entryScope(trigger, document.entry, own);
  const atEntry = pathLookup(scope);

  const problems = [
    ...checkEntry(document, trigger, atEntry).map((problem) => ({ ...problem, blockId: null })),
    ...checkRules(document, { index, atEntry, triggers }).map((problem) => ({
      ...problem,
      blockId: null,
    })),
    ...checkStructure(index),
  ];
  for (const block of index.blocks) {
    if (block.passed || block.depth > DEPTH_LIMIT) continue;
    const find: PathLookup = (path) => {
      if (path.startsWith('steps.')) return findStepPath(index, block, path);
      return path.startsWith('vars.') ? findVariablePath(index, block, path) : atEntry(path);
    };
    const lookup: PathLookup = (path) => {
      const found = find(path);
      if ('problem' in found || found.attribute.required) return found;
      if (!checkedPaths(block).has(path)) return found;
      return { ...found, attribute: { ...found.attribute, required: true } };
    };
    const context: CheckContext = {
      get scope() {
        return [...scope, ...stepScope(index, block), ...variableScope(index, block)];
      },
      lookup,
      triggers,
      senders,
      runKey: keyOfRuns(document.entry, trigger),
      kindBefore: (id) => {
        const other = index.byId.get(id);
        const order = other && blockOrder(other, block, index.jumps);
        return other && (order === 'before' || order === 'joined-branch') ? other.block.kind : null;
      },
    };
    const blockId = block.block.id;
    const found = [
      ...checkBlock(block, context),
      ...checkVariables(index, block),
      ...checkJump(index, block),
    ];
    for (const problem of found) problems.push({ ...problem, blockId });
  }
  const failed = problems.some((problem) => problem.severity === 'error');
  return { plan: failed ? null : buildPlan(document, index), problems };
}

/** Its schema first: what does not parse is not looked into further. */
function checkBlock(
  { spec, config, problems }: IndexedBlock,
  context: CheckContext,
): ProblemDraft[] {
  if (!spec || problems.length > 0) return problems;
  const paths = spec.usedPaths?.(config) ?? [];
  const predicates = spec.predicates?.(config) ?? [];
  return [
    ...paths.flatMap((use) => checkPath(use, context.lookup).problems),
    ...predicates.flatMap((use) =>
      checkPredicate(use.predicate, use.field, eventLookup(use.event, context)),
    ),
    ...(spec.check?.(config, context) ?? []),
  ];
}
