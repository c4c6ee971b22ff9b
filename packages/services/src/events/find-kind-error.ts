import type { FieldError } from '../service-error.ts';
import type { TriggerRow } from '../triggers/read-trigger.ts';

/** Why nobody can send an event of this trigger, whoever asks, or null. */
export function findKindError({
  key,
  kind,
}: Pick<TriggerRow, 'key' | 'kind'>): Omit<FieldError, 'path'> | null {
  const values = { key };
  if (kind === 'record') {
    return {
      message: `“${key}” fires when a record changes; change the record instead of sending an event`,
      code: 'event-of-record-trigger',
      values,
    };
  }
  if (kind === 'interaction') {
    return {
      message: `“${key}” comes from messages; report what was heard of a message instead`,
      code: 'event-of-interaction-trigger',
      values,
    };
  }
  return null;
}
