import { checkPredicate } from './check-predicate.ts';
import type { JourneyDocument } from './document.ts';
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
  const problems = checkTrigger(entry.trigger, trigger);
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
  return problems;
}

function checkTrigger(key: string, trigger: TriggerInfo | undefined): ProblemDraft[] {
  const at = { severity: 'error', field: 'entry.trigger' } as const;
  if (key === '') return [{ ...at, key: 'trigger-missing' }];
  if (!trigger) return [{ ...at, key: 'trigger-unknown', values: { trigger: key } }];
  const values = { trigger: trigger.name };
  if (trigger.state === 'draft') return [{ ...at, key: 'trigger-not-ready', values }];
  if (trigger.state === 'stopped') return [{ ...at, key: 'trigger-stopped', values }];
  return [];
}

function hasAttribute(trigger: TriggerInfo, name: string): boolean {
  return trigger.attributes.some((attribute) => attribute.name === name);
}

function isTimeZone(name: string): boolean {
  try {
    return name !== '' && Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
