import { definitions } from '@percurso/blocks/definitions';
import type { Sql, Transaction } from '@percurso/db/connect';
import type { JourneyDocument } from '@percurso/journey/document';
import { mayStart } from '@percurso/journey/may-start';
import type { RaisedEvent } from '@percurso/journey/raised-event';
import { raisedEvents } from '@percurso/journey/raised-events';
import type { TriggerInfo } from '@percurso/journey/trigger-info';
import { findCycle } from './find-cycle.ts';
import type { PublishWarning } from './journey-schema.ts';

interface Stored {
  id: string;
  name: string;
  document: JourneyDocument;
}

/** A journey as it starts others: what it starts on, and what it makes happen. */
interface Starter extends Stored {
  trigger: TriggerInfo | undefined;
  raised: RaisedEvent[];
}

/**
 * Other live journeys that start on the same trigger, so that one event would start both; and a cycle, where
 * what the journey makes happen would start others that start it again.
 */
export async function publishWarnings(
  sql: Sql | Transaction,
  {
    workspaceId,
    journeyId,
    document,
    triggers,
  }: {
    workspaceId: string;
    journeyId: string;
    document: JourneyDocument;
    triggers: readonly TriggerInfo[];
  },
): Promise<PublishWarning[]> {
  const others = await sql<Stored[]>`
    select j.id, j.name, v.document from journeys j
      join versions v on v.id = j.live_version_id and v.status <> 'stopped'
    where j.workspace_id = ${workspaceId} and j.id <> ${journeyId} and j.state in ('live', 'paused')
    order by j.name, j.id`;
  const { trigger } = document.entry;
  const same = others
    .filter((other) => other.document.entry.trigger === trigger)
    .map(({ id, name }) => ({ key: 'same-trigger' as const, journeyId: id, name }));
  const cycle = warnOfCycle({ id: journeyId, name: document.name, document }, { others, triggers });
  return cycle ? [...same, cycle] : same;
}

function warnOfCycle(
  journey: Stored,
  { others, triggers }: { others: Stored[]; triggers: readonly TriggerInfo[] },
): PublishWarning | null {
  const starterOf = (stored: Stored): Starter => ({
    ...stored,
    trigger: triggers.find(({ key }) => key === stored.document.entry.trigger),
    raised: raisedEvents(stored.document, definitions),
  });
  const own = starterOf(journey);
  if (own.raised.length === 0) return null;
  const cycle = findCycle(own, others.map(starterOf), starts);
  if (!cycle) return null;
  const way = [...cycle, own];
  const links = cycle.map(({ id, name }, index) => {
    const { key = '', name: called = '' } = way[index + 1]?.trigger ?? {};
    return { journeyId: id, name, trigger: { key, name: called } };
  });
  return { key: 'cycle', journeyId: own.id, name: way.map(({ name }) => name).join(' → '), links };
}

function starts({ id, raised }: Starter, next: Starter): boolean {
  const { trigger } = next;
  if (!trigger) return false;
  const { conditions } = next.document.entry;
  return raised.some((event) => {
    if (event.type !== 'record' && event.trigger !== trigger.key) return false;
    const of = event.type === 'message' ? { ...event.known, journeyId: id } : event.known;
    return mayStart({ ...event, known: of }, { trigger, conditions });
  });
}
