import { insertEvents } from '@percurso/db/events/insert-events';
import { notifyRouter } from '@percurso/db/events/notify-router';
import { NewCase } from '@percurso/services/cases/case-schema';
import { createCase } from '@percurso/services/cases/create-case';
import type { ServiceContext } from '@percurso/services/context';
import { ingestEvents } from '@percurso/services/events/ingest-events';
import { keepContact } from './kept-contact.ts';
import type { SimulatedPair } from './simulated-pair.ts';
import { eventAt, readNow } from './simulated-pair.ts';
import { until } from './until.ts';

/** Lets everybody in, and sends to each wait the events that its simulation assumed. */
export async function runPairs(ctx: ServiceContext, pairs: SimulatedPair[]): Promise<void> {
  const { sql } = ctx.db;
  for (const pair of pairs) pair.kept = await keepContact(ctx, pair.contact);
  await startPairs(ctx, pairs);
  const byJourney = new Map(pairs.map((pair) => [pair.id, pair]));
  const answered = new Set<string>();
  let left: object[] = [];
  await until(
    () => `all random journeys ended: ${JSON.stringify(left.slice(0, 5))}`,
    async () => {
      const waiting = await sql<Waiting[]>`
        select distinct e.id as "enrolmentId", e.contact_id as "contactId",
          e.journey_id as "journeyId", e.key as "runKey", w.block_id as "blockId", w.visit
        from waits w join enrolments e on e.id = w.enrolment_id
        where e.status = 'inside' and e.workspace_id = ${ctx.workspaceId}`;
      for (const one of waiting) {
        const key = `${one.enrolmentId}/${one.blockId}/${one.visit}`;
        if (answered.has(key)) continue;
        answered.add(key);
        const pair = byJourney.get(one.journeyId);
        if (pair) await answerReal(ctx, pair, one);
      }
      // In this order: whoever an event lets in is inside once it is not pending; and again, as what
      // somebody's last step raised may still be.
      const readPending = () =>
        sql<object[]>`select seq from events where routed_at is null limit 1`;
      const pending = await readPending();
      const inside = await sql<{ journeyId: string }[]>`
        select e.journey_id as "journeyId", e.step, s.op, s.due_at from enrolments e
          left join strands s on s.id = e.strand_id
        where e.status = 'inside' and e.workspace_id = ${ctx.workspaceId}`;
      const standing = inside.map((one) => ({
        seed: byJourney.get(one.journeyId)?.journey.seed,
        ...one,
      }));
      left = [...pending, ...standing, ...(await readPending())];
      return left.length === 0;
    },
    { withinMs: 60_000 + 400 * pairs.length },
  );
}

/** Posts the event, or opens the case, that starts each. */
export async function startPairs(ctx: ServiceContext, pairs: SimulatedPair[]): Promise<void> {
  const now = await readNow(ctx);
  const events = pairs.flatMap(({ journey, contact }) =>
    journey.case
      ? []
      : [
          {
            trigger: journey.document.entry.trigger,
            contact: { externalId: contact },
            attributes: eventAt(journey, now),
          },
        ],
  );
  if (events.length > 0) await ingestEvents({ ctx, input: { events } });
  for (const { journey, contact } of pairs) {
    if (!journey.case) continue;
    const input = NewCase.parse({ ...journey.case, contactId: contact });
    await createCase({ ctx, input });
  }
}

interface Waiting {
  enrolmentId: string;
  contactId: string;
  journeyId: string;
  runKey: string | null;
  blockId: string;
  visit: number;
}

async function answerReal(
  ctx: ServiceContext,
  { simulated }: SimulatedPair,
  { enrolmentId, contactId, runKey, blockId, visit }: Waiting,
): Promise<void> {
  const { sql } = ctx.db;
  // Whoever is asked answers by itself.
  const assumed = simulated.assumed.filter(
    (one) => one.blockId === blockId && one.visit === visit && one.trigger !== 'journey-answered',
  );
  for (const [index, { trigger, attributes, key, cause }] of assumed.entries()) {
    const [row] = await sql<{ id: string }[]>`
      select id from triggers where workspace_id = ${ctx.workspaceId} and key = ${trigger}`;
    await insertEvents(sql, [
      {
        workspaceId: ctx.workspaceId,
        source: 'test',
        messageId: `${enrolmentId}/${blockId}/${visit}/${index}`,
        bodyHash: 'hash',
        triggerId: row?.id ?? '',
        contactId,
        // The key of a run that a case started was not known before.
        key: key === null ? null : runKey,
        attributes,
        causeEnrolmentId: cause && enrolmentId,
        causeBlockId: cause?.blockId,
        causeVisit: cause?.visit,
      },
    ]);
  }
  if (assumed.length > 0) await notifyRouter(sql);
}
