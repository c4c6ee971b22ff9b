import type { EntryCandidate } from '@percurso/engine/routing/fold-page';
import { insideKey } from '@percurso/engine/routing/inside-key';
import type { Version } from '@percurso/engine/version';
import type { Transaction } from '../connect.ts';

/** Trigger id → versions that new people enter on it. Paused journeys are entered too. */
export async function loadCandidates(
  tx: Transaction,
  triggerIds: string[],
): Promise<Map<string, EntryCandidate[]>> {
  const rows = await tx<
    (Version & { triggerId: string; triggerKind: EntryCandidate['triggerKind'] })[]
  >`
    select v.id, v.workspace_id as "workspaceId", v.journey_id as "journeyId",
      v.document ->> 'name' as "journeyName", v.plan, v.trigger_id as "triggerId",
      t.kind as "triggerKind"
    from versions v
      join journeys j on j.live_version_id = v.id
      join triggers t on t.id = v.trigger_id
    where v.trigger_id = any(${triggerIds}::uuid[]) and v.status in ('live', 'paused')
    order by v.journey_id`;
  const found = new Map<string, EntryCandidate[]>();
  for (const { triggerId, triggerKind, ...version } of rows) {
    found.set(triggerId, [...(found.get(triggerId) ?? []), { version, triggerKind }]);
  }
  return found;
}

/** Identities of the enrolments that are inside, of some contacts. */
export async function loadInside(tx: Transaction, contactIds: string[]): Promise<Set<string>> {
  const rows = await tx<{ journeyId: string; contactId: string; key: string | null }[]>`
    select journey_id as "journeyId", contact_id as "contactId", key from enrolments
    where contact_id = any(${contactIds}::uuid[]) and status = 'inside' and solo`;
  return new Set(rows.map((row) => insideKey(row.journeyId, row.contactId, row.key)));
}
