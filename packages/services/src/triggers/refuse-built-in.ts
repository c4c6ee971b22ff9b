import { ServiceError } from '../service-error.ts';
import type { TriggerRow } from './read-trigger.ts';

/** Throws `conflict` for a trigger that every workspace has: nobody changes, stops or deletes it. */
export function refuseBuiltIn({ key, builtIn }: Pick<TriggerRow, 'key' | 'builtIn'>): void {
  if (!builtIn) return;
  throw new ServiceError('conflict', {
    detail: `“${key}” is built in: every workspace has it as it is. Make a trigger of your own to have it otherwise.`,
    code: 'trigger-built-in',
    values: { key },
  });
}
