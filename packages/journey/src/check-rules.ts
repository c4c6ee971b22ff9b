import { checkPredicate } from './check-predicate.ts';
import { checkTrigger } from './check-trigger.ts';
import type { JourneyDocument } from './document.ts';
import type { ExitRule } from './entry.ts';
import { keyOfRuns, keyWarning } from './event-key.ts';
import { eventLookup } from './event-lookup.ts';
import type { DocumentIndex } from './index-document.ts';
import type { PathLookup } from './path-lookup.ts';
import type { ProblemDraft } from './problem.ts';
import { findResultPath } from './step-scope.ts';
import type { TriggerInfo } from './trigger-info.ts';
import { findAnyVariable } from './variable-scope.ts';

/**
 * What is wrong with exit rules and goals. Their conditions read the event, what let the person in, the
 * contact, and the results and variables of every block: people may stand anywhere, so one may be missing.
 */
export function checkRules(
  { entry, exit = [], goals = [] }: JourneyDocument,
  {
    index,
    atEntry,
    triggers,
  }: { index: DocumentIndex; atEntry: PathLookup; triggers: readonly TriggerInfo[] },
): ProblemDraft[] {
  const lookup: PathLookup = (path) => {
    if (path.startsWith('steps.')) return findResultPath(index, path);
    return path.startsWith('vars.') ? findAnyVariable(index, path) : atEntry(path);
  };
  const runs = keyOfRuns(
    entry,
    triggers.find(({ key }) => key === entry.trigger),
  );
  const seen = new Set<string>();
  const check = (rule: ExitRule, field: string): ProblemDraft[] => {
    const trigger = triggers.find(({ key }) => key === rule.trigger);
    const problems = checkTrigger(rule.trigger, `${field}.trigger`, trigger);
    if (seen.has(rule.id)) {
      const values = { id: rule.id };
      problems.push({ severity: 'error', field: `${field}.id`, key: 'already-used-id', values });
    }
    seen.add(rule.id);
    if (!trigger) return problems;
    const { conditions, keyAttribute } = rule;
    if (conditions) {
      const ofEvent = eventLookup(rule.trigger, { lookup, triggers });
      problems.push(...checkPredicate(conditions, `${field}.conditions`, ofEvent));
    }
    if (
      keyAttribute !== undefined &&
      !trigger.attributes.some(({ name }) => name === keyAttribute)
    ) {
      const values = { path: keyAttribute };
      const at = `${field}.keyAttribute`;
      problems.push({ severity: 'error', field: at, key: 'unknown-attribute', values });
    }
    const warning = rule.correlate === 'contact' ? null : keyWarning(runs, trigger);
    if (warning) {
      const values = { trigger: trigger.name };
      problems.push({ severity: 'warning', field: `${field}.correlate`, key: warning, values });
    }
    return problems;
  };
  return [
    ...exit.flatMap((rule, index) => check(rule, `exit.${index}`)),
    ...goals.flatMap((goal, index) => check(goal, `goals.${index}`)),
  ];
}
