import { definitions } from '@percurso/blocks/definitions';
import type { Sql, Transaction } from '@percurso/db/connect';
import type { JourneyDocument } from '@percurso/journey/document';
import { firedTriggers } from '@percurso/journey/fired-triggers';
import { findCycle } from './find-cycle.ts';
import type { PublishWarning } from './journey-schema.ts';

interface Other {
  id: string;
  name: string;
  document: JourneyDocument;
}

/**
 * Other live journeys that start on the same trigger, so that one event would start both; and a cycle, where
 * the journey would start others that start it again.
 */
export async function publishWarnings(
  sql: Sql | Transaction,
  {
    workspaceId,
    journeyId,
    document,
  }: { workspaceId: string; journeyId: string; document: JourneyDocument },
): Promise<PublishWarning[]> {
  const others = await sql<Other[]>`
    select j.id, j.name, v.document from journeys j
      join versions v on v.id = j.live_version_id and v.status <> 'stopped'
    where j.workspace_id = ${workspaceId} and j.id <> ${journeyId} and j.state in ('live', 'paused')
    order by j.name, j.id`;
  const { trigger } = document.entry;
  const same = others
    .filter((other) => other.document.entry.trigger === trigger)
    .map(({ id, name }) => ({ key: 'same-trigger' as const, journeyId: id, name }));
  const starterOf = ({ id, name, document: own }: Other) => ({
    id,
    name,
    trigger: own.entry.trigger,
    fires: firedTriggers(own, definitions),
  });
  const own = starterOf({ id: journeyId, name: document.name, document });
  const cycle = own.fires.length > 0 ? findCycle(own, others.map(starterOf)) : null;
  if (!cycle) return same;
  const names = [...cycle, own].map(({ name }) => name).join(' → ');
  return [...same, { key: 'cycle', journeyId, name: names }];
}
