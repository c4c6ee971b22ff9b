import type { Write } from '@percurso/blocks/kit/run';
import { changedColumns } from '@percurso/engine/records/changed-columns';
import type { ContactRecord } from '@percurso/engine/records/contact-record';
import type { Move } from '@percurso/engine/store';
import type { Transaction } from '../connect.ts';

/** What a member's effect made of its contact. */
export interface ContactChange {
  enrolmentId: string;
  before: ContactRecord;
  after: ContactRecord;
}

type ContactWrite = Extract<Write, { type: 'update-contact' }>;

interface Asked {
  enrolmentId: string;
  contactId: string;
  write: ContactWrite;
}

/** Two who claim one address at once: the second looks again, and finds it taken. */
const mostRounds = 4;

/** The change of its contact that a move brings, if it brings one. */
function contactWrite({ effect }: Pick<Move, 'effect'>): ContactWrite | undefined {
  return effect?.writes.find((write) => write.type === 'update-contact');
}

/**
 * Writes what effects change of contacts, which the caller has locked, in the order of the moves. Who
 * claims an e-mail address of another contact, or one that somebody before it in the page claimed,
 * changes nothing and goes the other way. What a visit wrote before is not written again.
 */
export async function changeContacts<T extends Move>(
  tx: Transaction,
  { workspaceId, moves }: { workspaceId: string; moves: T[] },
): Promise<{ moves: T[]; changes: ContactChange[] }> {
  const asked = await askedOf(tx, moves);
  if (asked.length === 0) return { moves, changes: [] };
  for (let round = 1; ; round += 1) {
    const found = await readContacts(tx, { workspaceId, asked });
    const { changes, refused } = fold(asked, found);
    try {
      await tx.savepoint((inner) => updateContacts(inner, changes));
      return { moves: moves.map((move) => settled(move, refused)), changes };
    } catch (error) {
      if ((error as { code?: string }).code !== '23505' || round >= mostRounds) throw error;
    }
  }
}

async function askedOf(tx: Transaction, moves: Move[]): Promise<Asked[]> {
  const asked = moves.flatMap((move) => {
    const write = contactWrite(move);
    const { enrolmentId, contactId, effect } = move;
    return write && effect ? [{ enrolmentId, contactId, write, effect }] : [];
  });
  if (asked.length === 0) return [];
  const passed = await tx<{ visit: string }[]>`
    select t.enrolment_id || ':' || t.block_id || ':' || t.visit as visit from trail t
    where t.enrolment_id = any(${asked.map(({ enrolmentId }) => enrolmentId)}::uuid[])
      and t.port = 'next'`;
  const before = new Set(passed.map(({ visit }) => visit));
  return asked.filter(
    ({ enrolmentId, effect }) => !before.has(`${enrolmentId}:${effect.blockId}:${effect.visit}`),
  );
}

interface Found {
  contacts: Map<string, ContactRecord>;
  /** E-mail address → whose it is. */
  owners: Map<string, string>;
}

async function readContacts(
  tx: Transaction,
  { workspaceId, asked }: { workspaceId: string; asked: Asked[] },
): Promise<Found> {
  const rows = await tx<ContactRecord[]>`
    select id, external_id as "externalId", email, phone, first_name as "firstName",
      last_name as "lastName", language, time_zone as "timeZone", attributes
    from contacts where id = any(${asked.map(({ contactId }) => contactId)}::uuid[])`;
  const claimed = asked.flatMap(({ write }) => write.fields.email ?? []);
  const owners = await tx<{ id: string; email: string }[]>`
    select id, email from contacts
    where workspace_id = ${workspaceId} and email = any(${claimed}::text[])`;
  return {
    contacts: new Map(rows.map((row) => [row.id, row])),
    owners: new Map(owners.map(({ id, email }) => [email, id])),
  };
}

/** One after the other, each on what those before it made of the contact. */
function fold(asked: Asked[], { contacts, owners }: Found) {
  const changes: ContactChange[] = [];
  const refused = new Set<string>();
  for (const { enrolmentId, contactId, write } of asked) {
    const before = contacts.get(contactId);
    if (!before) continue;
    const { email } = write.fields;
    if (email && (owners.get(email) ?? contactId) !== contactId) {
      refused.add(enrolmentId);
      continue;
    }
    if (email) owners.set(email, contactId);
    const after = written(before, write);
    if (changedColumns(before, after).length === 0) continue;
    contacts.set(contactId, after);
    changes.push({ enrolmentId, before, after });
  }
  return { changes, refused };
}

function written(before: ContactRecord, { fields, attributes }: ContactWrite): ContactRecord {
  const merged = Object.entries({ ...before.attributes, ...attributes });
  return {
    ...before,
    ...fields,
    attributes: Object.fromEntries(merged.filter(([, value]) => value !== null)),
  };
}

async function updateContacts(tx: Transaction, changes: ContactChange[]): Promise<void> {
  const rows = [...new Map(changes.map(({ after }) => [after.id, after])).values()];
  if (rows.length === 0) return;
  const column = <T>(read: (row: ContactRecord) => T): T[] => rows.map(read);
  await tx`
    update contacts c set email = n.email, phone = n.phone, first_name = n.first_name,
      last_name = n.last_name, language = n.language, time_zone = n.time_zone,
      attributes = n.attributes::jsonb, updated_at = percurso_now()
    from unnest(
      ${column(({ id }) => id)}::uuid[],
      ${column(({ email }) => email)}::text[],
      ${column(({ phone }) => phone)}::text[],
      ${column(({ firstName }) => firstName)}::text[],
      ${column(({ lastName }) => lastName)}::text[],
      ${column(({ language }) => language)}::text[],
      ${column(({ timeZone }) => timeZone)}::text[],
      ${column(({ attributes }) => JSON.stringify(attributes))}::text[]
    ) as n (id, email, phone, first_name, last_name, language, time_zone, attributes)
    where c.id = n.id`;
}

function settled<T extends Move>(move: T, refused: Set<string>): T {
  const { taken, effect } = move;
  if (!taken || !effect || !refused.has(move.enrolmentId)) return move;
  return { ...move, ...taken, effect: { ...effect, writes: [] } };
}
