import type { Entry } from './entry.ts';
import type { TriggerInfo } from './trigger-info.ts';

/** Whether there is a key: on no event (or run), on each, or as the sender or the attribute has it. */
export type HasKey = 'never' | 'always' | 'maybe';

/** Whether events of a trigger carry a key: a case's change has the case, a contact's own change none. */
function keyOfEvents({ kind, record }: Pick<TriggerInfo, 'kind' | 'record'>): HasKey {
  if (kind !== 'record') return 'maybe';
  return record?.table === 'contact' ? 'never' : 'always';
}

/** Whether the runs of a journey have a key that tells those of one contact apart. */
export function keyOfRuns(entry: Entry, trigger: TriggerInfo | undefined): HasKey {
  if (!trigger) return 'maybe';
  if (trigger.kind === 'record') return keyOfEvents(trigger);
  return entry.key === undefined ? 'never' : 'maybe';
}

/** The warning where no event of the trigger can have the key of a run, so that it acts on nobody. */
export function keyWarning(
  runs: HasKey,
  trigger: TriggerInfo,
): 'event-key-without-run' | 'run-key-without-event' | null {
  const events = keyOfEvents(trigger);
  if (runs === 'never' && events === 'always') return 'event-key-without-run';
  return runs === 'always' && events === 'never' ? 'run-key-without-event' : null;
}
