import type { Write } from '@percurso/blocks/kit/run';
import type { CaseRecord } from '@percurso/engine/records/case-record';
import type { Transaction } from '../connect.ts';
import { hashAttributes } from '../events/hash-attributes.ts';
import type { NewEvent } from '../events/insert-events.ts';
import { insertEvents } from '../events/insert-events.ts';
import type { EventCause } from '../events/insert-record-events.ts';
import { insertRecordEvents } from '../events/insert-record-events.ts';
import { notifyRouter } from '../events/notify-router.ts';
import type { ContactChange } from './change-contacts.ts';

/** Writes of one member's effect, with the visit that makes them unique. */
export interface MemberWrites {
  enrolmentId: string;
  contactId: string;
  depth: number;
  /** Of a test enrolment: what it makes happen concerns its own journey only, unless it may fire. */
  test: EventCause['test'];
  blockId: string;
  visit: number;
  writes: Write[];
}

type WriteOf<Type extends Write['type']> = Extract<Write, { type: Type }>;
type Row<Type extends Write['type']> = MemberWrites & { write: WriteOf<Type> };

/**
 * Writes to our own tables in the transaction that moves the members; unique by enrolment, block and
 * visit. Contacts are changed already; here their events are raised.
 */
export async function applyWrites(
  tx: Transaction,
  {
    workspaceId,
    members,
    contacts,
    at,
  }: { workspaceId: string; members: MemberWrites[]; contacts: ContactChange[]; at: Date },
): Promise<void> {
  await createCases(tx, { workspaceId, rows: rowsOf(members, 'create-case'), at });
  await activateTriggers(tx, { workspaceId, rows: rowsOf(members, 'activate-trigger'), at });
  await raiseContactEvents(tx, { workspaceId, members, contacts });
}

function rowsOf<Type extends Write['type']>(members: MemberWrites[], type: Type): Row<Type>[] {
  return members.flatMap((member) =>
    member.writes
      .filter((write): write is WriteOf<Type> => write.type === type)
      .map((write) => ({ ...member, write })),
  );
}

async function createCases(
  tx: Transaction,
  { workspaceId, rows, at }: { workspaceId: string; rows: Row<'create-case'>[]; at: Date },
): Promise<void> {
  if (rows.length === 0) return;
  const sorted = [...rows].sort((a, b) => (a.enrolmentId < b.enrolmentId ? -1 : 1));
  const column = <T>(read: (row: Row<'create-case'>) => T): T[] => sorted.map(read);
  const inserted = await tx<{ id: string }[]>`
    insert into cases (id, workspace_id, number, subject, status, priority, contact_id, attributes,
      enrolment_id, block_id, visit, test, created_at, updated_at)
    select c.id, ${workspaceId}, c.number, c.subject, c.status, c.priority, c.contact_id,
      c.attributes::jsonb, c.enrolment_id, c.block_id, c.visit, c.test, ${at}, ${at}
    from unnest(
      ${column(({ write }) => write.caseId)}::uuid[],
      ${column(({ write }) => write.number)}::int[],
      ${column(({ write }) => write.subject)}::text[],
      ${column(({ write }) => write.status)}::text[],
      ${column(({ write }) => write.priority)}::text[],
      ${column(({ contactId }) => contactId)}::uuid[],
      ${column(({ write }) => JSON.stringify(write.attributes))}::text[],
      ${column(({ enrolmentId }) => enrolmentId)}::uuid[],
      ${column(({ blockId }) => blockId)}::text[],
      ${column(({ visit }) => visit)}::int[],
      ${column(({ test }) => String(test !== null))}::text[]::boolean[]
    ) as c (id, number, subject, status, priority, contact_id, attributes, enrolment_id, block_id,
      visit, test)
    order by c.enrolment_id, c.block_id, c.visit
    on conflict (enrolment_id, block_id, visit) do nothing
    returning id`;
  const made = new Set(inserted.map(({ id }) => id));
  const changes = sorted
    .filter(({ write }) => made.has(write.caseId))
    .map((row) => {
      const { caseId, number, subject, status, priority, attributes } = row.write;
      const after: CaseRecord = {
        id: caseId,
        number,
        subject,
        status,
        priority,
        contactId: row.contactId,
        reportedById: null,
        attributes,
      };
      const of = { table: 'case' as const, before: null, after };
      return { of, source: 'journeys' as const, cause: causeOf(row) };
    });
  await tx`
    insert into case_changes (id, workspace_id, case_id, action, before, after, source, at)
    select c.id, ${workspaceId}, c.case_id, 'created', '{}'::jsonb, c.after::jsonb, 'journeys', ${at}
    from unnest(
      ${changes.map(({ of }) => of.after.id)}::uuid[],
      ${changes.map(({ of }) => of.after.id)}::uuid[],
      ${changes.map(({ of }) => JSON.stringify(of.after))}::text[]
    ) as c (id, case_id, after)`;
  await insertRecordEvents(tx, { workspaceId, changes });
}

async function activateTriggers(
  tx: Transaction,
  { workspaceId, rows, at }: { workspaceId: string; rows: Row<'activate-trigger'>[]; at: Date },
): Promise<void> {
  if (rows.length === 0) return;
  const sorted = [...rows].sort((a, b) => (a.enrolmentId < b.enrolmentId ? -1 : 1));
  const column = <T>(read: (row: Row<'activate-trigger'>) => T): T[] => sorted.map(read);
  await tx`
    insert into activations (id, workspace_id, token, enrolment_id, block_id, visit, event_id,
      trigger_id, created_at)
    select a.id, ${workspaceId}, a.token, a.enrolment_id, a.block_id, a.visit, a.event_id,
      a.trigger_id, ${at}
    from unnest(
      ${column(({ write }) => write.activationId)}::uuid[],
      ${column(({ write }) => write.token)}::text[],
      ${column(({ enrolmentId }) => enrolmentId)}::uuid[],
      ${column(({ blockId }) => blockId)}::text[],
      ${column(({ visit }) => visit)}::int[],
      ${column(({ write }) => write.eventId)}::uuid[],
      ${column(({ write }) => write.triggerId)}::uuid[]
    ) as a (id, token, enrolment_id, block_id, visit, event_id, trigger_id)
    order by a.enrolment_id, a.block_id, a.visit`;
  await insertEvents(
    tx,
    sorted.map((row) => eventOf(row, workspaceId)),
  );
  await notifyRouter(tx);
}

async function raiseContactEvents(
  tx: Transaction,
  {
    workspaceId,
    members,
    contacts,
  }: { workspaceId: string; members: MemberWrites[]; contacts: ContactChange[] },
): Promise<void> {
  const byId = new Map(members.map((member) => [member.enrolmentId, member]));
  const changes = contacts.flatMap(({ enrolmentId, before, after }) => {
    const member = byId.get(enrolmentId);
    if (!member) return [];
    const of = { table: 'contact' as const, before, after };
    return [{ of, source: 'journeys' as const, cause: causeOf(member) }];
  });
  await insertRecordEvents(tx, { workspaceId, changes });
}

function causeOf({ enrolmentId, blockId, visit, depth, test }: MemberWrites): EventCause {
  return { enrolmentId, blockId, visit, depth, test };
}

function eventOf(
  { write, enrolmentId, contactId, blockId, visit, depth, test }: Row<'activate-trigger'>,
  workspaceId: string,
): NewEvent {
  return {
    id: write.eventId,
    workspaceId,
    source: 'journey',
    messageId: `${enrolmentId}:${blockId}:${visit}`,
    bodyHash: hashAttributes(write.attributes),
    triggerId: write.triggerId,
    contactId,
    attributes: write.attributes,
    depth: depth + 1,
    causeEnrolmentId: enrolmentId,
    causeBlockId: blockId,
    causeVisit: visit,
    test: test?.by,
  };
}
