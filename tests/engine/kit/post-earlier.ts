import { insertEvents } from '@percurso/db/events/insert-events';
import { findContact } from '@percurso/services/contacts/find-contact';
import type { ServiceContext } from '@percurso/services/context';
import type { RandomJourney } from './random-journey.ts';
import type { SimulatedPair } from './simulated-pair.ts';
import { readNow } from './simulated-pair.ts';

const dayMs = 86_400_000;

/** Events of the trigger that came days before the journey; answers them as a simulation is given them. */
export async function postEarlier(
  ctx: ServiceContext,
  { journey, contact, trigger }: { journey: RandomJourney; contact: string; trigger: string },
): Promise<NonNullable<SimulatedPair['earlier']>> {
  const { workspaceId } = ctx;
  const { sql } = ctx.db;
  const contactId = await findContact(sql, { workspaceId, ref: contact });
  const [row] = await sql<{ id: string }[]>`
    select id from triggers where workspace_id = ${workspaceId} and key = ${trigger}`;
  const now = await readNow(ctx);
  const earlier: NonNullable<SimulatedPair['earlier']> = [];
  // The oldest comes first, as it did.
  for (const { daysAgo, attributes, key } of journey.earlier.toReversed()) {
    const messageId = `${contact}/${daysAgo}`;
    const at = new Date(now.getTime() - daysAgo * dayMs).toISOString();
    await insertEvents(sql, [
      {
        workspaceId,
        source: 'earlier',
        messageId,
        bodyHash: 'hash',
        triggerId: row?.id ?? '',
        contactId,
        key,
        attributes,
      },
    ]);
    await sql`
      update events set received_at = ${at}
      where workspace_id = ${workspaceId} and source = 'earlier' and message_id = ${messageId}`;
    earlier.push({ trigger, attributes, at, ...(key === null ? {} : { key }) });
  }
  return earlier;
}
