import { checkPredicate } from './check-predicate.ts';
import { checkTrigger } from './check-trigger.ts';
import type { JourneyDocument } from './document.ts';
import { isTimeZone } from './is-time-zone.ts';
import type { PathLookup } from './path-lookup.ts';
import type { ProblemDraft } from './problem.ts';
import type { TriggerInfo } from './trigger-info.ts';

/** What is wrong with how contacts come in and with the journey's settings. */
export function checkEntry(
  document: JourneyDocument,
  trigger: TriggerInfo | undefined,
  lookup: PathLookup,
): ProblemDraft[] {
  const { entry, settings } = document;
  const problems = checkTrigger(entry.trigger, 'entry.trigger', trigger);
  if (trigger && entry.conditions) {
    problems.push(...checkPredicate(entry.conditions, 'entry.conditions', lookup));
  }
  if (trigger && entry.key !== undefined && !hasAttribute(trigger, entry.key)) {
    const values = { path: entry.key };
    problems.push({ severity: 'error', field: 'entry.key', key: 'unknown-attribute', values });
  }
  if (settings.timeZone !== undefined && !isTimeZone(settings.timeZone)) {
    const values = { timeZone: settings.timeZone };
    const field = 'settings.timeZone';
    problems.push({ severity: 'error', field, key: 'unknown-time-zone', values });
  }
  problems.push(...checkPeriod(entry));
  return problems;
}

/** Both are read as instants, so that offsets do not matter. */
function checkPeriod({ startsAt, endsAt }: JourneyDocument['entry']): ProblemDraft[] {
  if (startsAt === undefined || endsAt === undefined) return [];
  if (new Date(startsAt) < new Date(endsAt)) return [];
  return [{ severity: 'error', field: 'entry.endsAt', key: 'ends-before-start' }];
}

function hasAttribute(trigger: TriggerInfo, name: string): boolean {
  return trigger.attributes.some((attribute) => attribute.name === name);
}
