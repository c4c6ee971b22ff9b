import type { ProblemDraft } from './problem.ts';
import type { TriggerInfo } from './trigger-info.ts';

/** What is wrong with a trigger that is listened to: there must be one, and it must be ready. */
export function checkTrigger(
  key: string,
  field: string,
  trigger: TriggerInfo | undefined,
): ProblemDraft[] {
  const at = { severity: 'error', field } as const;
  if (key === '') return [{ ...at, key: 'trigger-missing' }];
  if (!trigger) return [{ ...at, key: 'trigger-unknown', values: { trigger: key } }];
  const values = { trigger: trigger.name };
  if (trigger.state === 'draft') return [{ ...at, key: 'trigger-not-ready', values }];
  if (trigger.state === 'stopped') return [{ ...at, key: 'trigger-stopped', values }];
  return [];
}
