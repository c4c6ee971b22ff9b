import type { Transaction } from '@percurso/db/connect';
import type { GiveWay } from '@percurso/engine/bulk-pacer';
import type { ContactRow } from '../contacts/contact-row.ts';
import { contactColumns } from '../contacts/contact-row.ts';
import { recordContactChanges } from '../contacts/record-contact-change.ts';
import type { Actor } from '../context.ts';
import type { FieldError } from '../service-error.ts';
import { ServiceError } from '../service-error.ts';
import type { KnownContact } from './match-contacts.ts';
import { matchContacts } from './match-contacts.ts';
import type { Identifiers } from './read-identifiers.ts';

/**
 * The contact of each event, in the transaction that stores the events; those nobody knows are created, at most
 * `atOnce` in one statement, which raises their record events. `awaited` says that other makers of contacts
 * wait for the transaction to end: it may rest only briefly. Throws `invalid` naming every event whose
 * contact is unknown by id or ambiguous.
 */
export async function resolveContacts(
  tx: Transaction,
  {
    workspaceId,
    actor,
    given,
    atOnce,
    giveWay,
  }: {
    workspaceId: string;
    actor: Actor;
    given: readonly Identifiers[];
    atOnce: number;
    giveWay: GiveWay;
  },
): Promise<{ contactIds: string[]; awaited: boolean }> {
  let awaited = false;
  // Another batch may create one of them first; then it is found in the next round.
  for (;;) {
    const stored = await readContacts(tx, workspaceId, given);
    const { contactIds, made, errors } = matchContacts(given, stored);
    if (errors.length > 0) throw contactErrors(errors);
    if (!awaited) await giveWay();
    if (isBare(made) && !awaited) {
      // No unique key guards a phone: makers of contacts with nothing else take turns, and look again.
      await tx`select pg_advisory_xact_lock(hashtextextended(${`phone:${workspaceId}`}, 0))`;
      awaited = true;
    } else if (
      made.length === 0 ||
      (await createContacts(tx, {
        workspaceId,
        actor,
        made,
        atOnce,
        rest: () => giveWay('briefly'),
      }))
    ) {
      return { contactIds: contactIds.filter((id) => id !== null), awaited };
    }
  }
}

/** One query for each kind of identifier, whatever the size of the batch. */
async function readContacts(
  tx: Transaction,
  workspaceId: string,
  given: readonly Identifiers[],
): Promise<KnownContact[]> {
  const values = (kind: keyof Identifiers) => [
    ...new Set(given.map((identifiers) => identifiers[kind]).filter((one) => one !== undefined)),
  ];
  const found: KnownContact[] = [];
  for (const [kind, column] of columns) {
    const wanted = values(kind);
    if (wanted.length === 0) continue;
    const rows = await tx<KnownContact[]>`
      select coalesce(merged_into, id) as id, external_id as "externalId", email, phone
      from contacts
      where workspace_id = ${workspaceId} and ${tx(column)} = any(${wanted})
      order by id`;
    found.push(...rows);
  }
  return [...new Map(found.map((contact) => [identity(contact), contact])).values()];
}

const columns = [
  ['id', 'id'],
  ['externalId', 'external_id'],
  ['email', 'email'],
  ['phone', 'phone'],
] as const;

function identity({ id, externalId, email, phone }: KnownContact): string {
  return JSON.stringify([id, externalId, email, phone]);
}

function isBare(made: KnownContact[]): boolean {
  return made.some(({ externalId, email }) => externalId === null && email === null);
}

interface Making {
  workspaceId: string;
  actor: Actor;
  made: KnownContact[];
  atOnce: number;
  rest: () => Promise<void>;
}

/** False where somebody else made one of the contacts first; then none is created. */
async function createContacts(
  tx: Transaction,
  { workspaceId, actor, made, atOnce, rest }: Making,
): Promise<boolean> {
  const sorted = made.length > atOnce ? await sortByKeys(tx, made) : made;
  await tx`savepoint contacts_made`;
  for (let from = 0; from < made.length; from += atOnce) {
    if (from > 0) await rest();
    const page = sorted.slice(from, from + atOnce);
    const rows = await insertContacts(tx, { workspaceId, made: page });
    if (rows.length < page.length) {
      await tx`rollback to savepoint contacts_made`;
      return false;
    }
    const changes = rows.map((after) => ({ before: null, after }));
    await recordContactChanges(tx, { workspaceId, actor, changes });
  }
  return true;
}

/** Pages are cut in the order in which each is inserted, so that batches with the same contacts cannot deadlock. */
async function sortByKeys(tx: Transaction, made: KnownContact[]): Promise<KnownContact[]> {
  const rows = await tx<{ id: string }[]>`
    select id from ${unnested(tx, made)} order by ${byKeys(tx)}`;
  const place = new Map(rows.map(({ id }, index) => [id, index]));
  return [...made].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}

function unnested(tx: Transaction, made: KnownContact[]) {
  return tx`unnest(
      ${made.map(({ id }) => id)}::uuid[], ${made.map(({ externalId }) => externalId)}::text[],
      ${made.map(({ email }) => email)}::text[], ${made.map(({ phone }) => phone)}::text[]
    ) as made (id, external_id, email, phone)`;
}

function byKeys(tx: Transaction) {
  return tx`external_id nulls last, email nulls last, phone`;
}

/** Inserts in the order of the unique keys, and leaves out what is there already. */
async function insertContacts(
  tx: Transaction,
  { workspaceId, made }: Pick<Making, 'workspaceId' | 'made'>,
): Promise<ContactRow[]> {
  return await tx<ContactRow[]>`
    insert into contacts (id, workspace_id, external_id, email, phone, created_at, updated_at)
    select id, ${workspaceId}, external_id, email, phone, at, at
    from ${unnested(tx, made)}
    cross join (select percurso_now() as at) as clock_now
    order by ${byKeys(tx)}
    on conflict do nothing
    returning ${contactColumns(tx)}`;
}

function contactErrors(errors: FieldError[]): ServiceError {
  const [first] = errors;
  const detail = `${first?.path}: ${first?.message}.`;
  return new ServiceError('invalid', { detail, errors });
}
