import type { PendingEvent } from '@percurso/engine/routing/pending-event';
import type { Transaction } from '../connect.ts';
import type { CauseColumns } from '../engine/event-cause.ts';
import { withCause } from '../engine/event-cause.ts';
import type { Claim, Part } from './claim-part.ts';
import { claimAnother, claimPart } from './claim-part.ts';

/** Events to be routed together, of one workspace, ordered by `seq`. */
export interface Page {
  workspaceId: string;
  events: PendingEvent[];
}

/**
 * Takes the oldest pending events of a partition whose turn it is, filled up from others of its
 * workspace: what is routed together goes on as one cohort, so a full page costs Temporal least.
 * Only from the wanted partition where there is one. Null when there is nothing to take.
 */
export async function claimPage(
  tx: Transaction,
  {
    limit,
    onPart,
    ...claim
  }: Claim & { limit: number; onPart?: ((part: Part) => void) | undefined },
): Promise<Page | null> {
  const claimed = await claimPart(tx, claim);
  if (!claimed) return null;
  onPart?.(claimed);
  const { workspaceId } = claimed;
  const events = await readPending(tx, claimed, limit);
  for (const part of claim.wanted ? [] : claimed.others) {
    if (events.length >= limit) break;
    if (!(await claimAnother(tx, { workspaceId, part }))) continue;
    events.push(...(await readPending(tx, { workspaceId, part }, limit - events.length)));
  }
  return { workspaceId, events: events.sort((a, b) => a.seq - b.seq) };
}

async function readPending(
  tx: Transaction,
  { workspaceId, part }: Part,
  limit: number,
): Promise<PendingEvent[]> {
  const rows = await tx<(Omit<PendingEvent, 'cause'> & CauseColumns)[]>`
    select e.seq::float8 as seq, e.id, e.workspace_id as "workspaceId",
      e.trigger_id as "triggerId", t.key as trigger, e.contact_id as "contactId", e.key, e.depth,
      e.attributes, e.received_at as "receivedAt", e.only_journey_id as "onlyJourneyId", e.test,
      e.fires, e.cause_enrolment_id as "causeEnrolmentId", e.cause_block_id as "causeBlockId",
      e.cause_visit as "causeVisit"
    from (
      select * from events
      where workspace_id = ${workspaceId} and part = ${part} and routed_at is null
      order by events.seq limit ${limit}
    ) e join triggers t on t.id = e.trigger_id
    order by e.seq`;
  return rows.map(withCause);
}
