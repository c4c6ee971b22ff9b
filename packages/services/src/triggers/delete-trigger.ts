import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { findTriggerUses } from './find-trigger-uses.ts';
import { lockTrigger } from './lock-trigger.ts';
import { refuseBuiltIn } from './refuse-built-in.ts';

/**
 * Deletes a trigger nothing depends on. Throws `conflict`, saying where, while journeys use it, and
 * once events came: what happened stays told.
 */
export async function deleteTrigger({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { key: string };
}): Promise<void> {
  const uses = (await findTriggerUses(ctx, [input.key])).get(input.key) ?? [];
  await runTransaction(ctx.db.sql, async (tx) => {
    const trigger = await lockTrigger(tx, { ctx, key: input.key });
    refuseBuiltIn(trigger);
    const versions = await tx<{ name: string }[]>`
      select distinct j.name from versions v join journeys j on j.id = v.journey_id
      where v.trigger_id = ${trigger.id}`;
    const names = [...new Set([...uses, ...versions].map(({ name }) => `“${name}”`))];
    if (names.length > 0) {
      throw new ServiceError('conflict', {
        detail: `“${trigger.key}” is used by ${names.join(', ')}; stop the trigger instead, or take it out of the journeys first.`,
        code: 'trigger-used',
        values: { key: trigger.key, journeys: names.join(', ') },
        extra: { usedIn: uses.map((use) => ({ ...use })) },
      });
    }
    const [event] = await tx`
      select 1 from events where trigger_id = ${trigger.id} and test is null limit 1`;
    if (event && trigger.state !== 'draft') {
      throw new ServiceError('conflict', {
        detail: `“${trigger.key}” has events, which people's timelines show; stop it instead.`,
        code: 'trigger-has-events',
        values: { key: trigger.key },
      });
    }
    await tx`delete from triggers where id = ${trigger.id}`;
  });
}
