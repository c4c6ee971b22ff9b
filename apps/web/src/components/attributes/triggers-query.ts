import { queryOptions } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import type { TriggerOption } from './trigger-option.ts';

/** Every trigger of the workspace, for the catalogue and for checking conditions. */
export const triggersQuery = queryOptions({
  queryKey: ['triggers', 'all'],
  queryFn: async () => {
    const triggers: TriggerOption[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '200', ...(cursor && { cursor }) };
      const page = await readAnswer(api.triggers.$get({ query }));
      triggers.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return triggers;
  },
});
