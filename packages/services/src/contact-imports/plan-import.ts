import { isDeepStrictEqual } from 'node:util';
import { newId } from '@percurso/db/new-id';
import type { Channel } from '../consents/consent-schema.ts';
import { toContactId } from '../contacts/contact-id.ts';
import type { ContactRow } from '../contacts/contact-row.ts';
import { mergeAttributes } from '../contacts/merge-attributes.ts';
import type { ImportProblem } from './import-schema.ts';
import type { CellProblem } from './read-import-cell.ts';
import type { ImportedConsent, ImportRow } from './read-import-rows.ts';
import { problemOf } from './read-import-rows.ts';

/** What is stored of those a page of rows names. */
export interface StoredPeople {
  /** Identifier → contact, through merges. */
  names: { externalId: string | null; email: string | null; id: string }[];
  contacts: ContactRow[];
  /** The newest record of each contact point and purpose. */
  consents: (ImportedConsent & { address: string; source: string })[];
}

export interface PlannedConsent extends ImportedConsent {
  contactId: string;
  address: string;
}

/** What a page of rows does; nothing of it is written yet. */
export interface ImportPlan {
  created: ContactRow[];
  changed: { before: ContactRow; after: ContactRow }[];
  consents: PlannedConsent[];
  counts: { created: number; changed: number; unchanged: number };
  problems: ImportProblem[];
}

/**
 * Decides row by row, each seeing what those before it did: who it is about (by external id, else by
 * e-mail), and what of it is new. A row that contradicts what is stored is refused whole.
 */
export function planImport(rows: readonly ImportRow[], stored: StoredPeople): ImportPlan {
  const book = openBook(stored);
  const counts = { created: 0, changed: 0, unchanged: 0 };
  const consents: PlannedConsent[] = [];
  const problems: ImportProblem[] = [];
  for (const row of rows) {
    const found = findContact(book, row);
    const decided = 'problem' in found ? found : decideRow(book, row, found.id);
    if ('problem' in decided) {
      problems.push(problemOf({ row: row.row, byName: row.cells, ...decided }));
      continue;
    }
    counts[decided.outcome] += 1;
    consents.push(...decided.consents);
  }
  const before = new Map(stored.contacts.map((contact) => [contact.id, contact]));
  const written = [...book.contacts.values()].filter(({ id }) => book.touched.has(id));
  return {
    created: written.filter(({ id }) => !before.has(id)),
    changed: written.flatMap((after) => {
      const was = before.get(after.id);
      return was ? [{ before: was, after }] : [];
    }),
    consents,
    counts,
    problems,
  };
}

interface Book {
  byExternalId: Map<string, string>;
  byEmail: Map<string, string>;
  contacts: Map<string, ContactRow>;
  consents: Map<string, { state: ImportedConsent['state']; source: string }>;
  /** Contact made here → the row that made it. */
  made: Map<string, number>;
  touched: Set<string>;
}

interface Refusal {
  field: string;
  problem: CellProblem;
}
interface Decided {
  outcome: 'created' | 'changed' | 'unchanged';
  consents: PlannedConsent[];
}

function openBook({ names, contacts, consents }: StoredPeople): Book {
  const entries = (kind: 'externalId' | 'email') =>
    names.flatMap((one): [string, string][] => (one[kind] === null ? [] : [[one[kind], one.id]]));
  return {
    byExternalId: new Map(entries('externalId')),
    byEmail: new Map(entries('email')),
    contacts: new Map(contacts.map((contact) => [contact.id, contact])),
    consents: new Map(consents.map((consent) => [pointOf(consent), consent])),
    made: new Map(),
    touched: new Set(),
  };
}

function findContact(
  book: Book,
  { externalId, fields }: ImportRow,
): { id: string | null } | Refusal {
  const named = externalId === null ? undefined : book.byExternalId.get(externalId);
  const addressed = fields.email ? book.byEmail.get(fields.email) : undefined;
  const id = named ?? addressed ?? null;
  if (id === null) return { id };
  const contact = book.contacts.get(id);
  if (!contact) return refusal('', gone(id));
  if (named !== undefined && addressed !== undefined && addressed !== named) {
    return refusal('email', taken(book, addressed));
  }
  const owner = contact.externalId;
  if (named === undefined && externalId !== null && owner !== null) {
    const message = `the address belongs to the contact with the external id ${owner}, not ${externalId}`;
    const values = { owner, given: externalId };
    return refusal('email', { message, code: 'event-contact-other-id', values });
  }
  return { id };
}

/** Writes what the row says into the book; the consents it gives are checked before anything is. */
function decideRow(book: Book, row: ImportRow, id: string | null): Decided | Refusal {
  const { externalId, fields } = row;
  const before = id === null ? emptyContact() : book.contacts.get(id);
  if (!before) throw new Error(`Contact ${id} was found and is not there.`);
  const { attributes, ...plain } = fields;
  const after: ContactRow = {
    ...before,
    ...withoutUndefined(plain),
    externalId: before.externalId ?? externalId,
    attributes: mergeAttributes(before.attributes, attributes ?? undefined),
  };
  const given = consentsOf(book, row, after);
  if ('problem' in given) return given;
  const differs = !isDeepStrictEqual(before, after);
  if (id === null) book.made.set(after.id, row.row);
  if (id === null || differs) book.touched.add(after.id);
  book.contacts.set(after.id, after);
  if (after.externalId !== null) book.byExternalId.set(after.externalId, after.id);
  if (after.email !== null) book.byEmail.set(after.email, after.id);
  for (const consent of given.consents) {
    book.consents.set(pointOf(consent), { state: consent.state, source: 'import' });
  }
  if (id === null) return { outcome: 'created', consents: given.consents };
  const isNew = differs || given.consents.length > 0;
  return { outcome: isNew ? 'changed' : 'unchanged', consents: given.consents };
}

/** What is new among the consents of a row. An opt-out that the person gave stands against a list. */
function consentsOf(
  book: Book,
  { consents }: ImportRow,
  contact: ContactRow,
): { consents: PlannedConsent[] } | Refusal {
  const fresh: PlannedConsent[] = [];
  for (const { channel, purpose, state } of consents) {
    const field = `consent.${channel}.${purpose}`;
    const address = channel === 'sms' ? contact.phone : contact.email;
    if (!address) {
      const message =
        'the contact has no address for this channel, so there is nothing to agree to';
      return refusal(field, { message, code: 'address-missing' });
    }
    const known = book.consents.get(pointOf({ channel, address, purpose }));
    if (known?.state === state) continue;
    const own = known?.source === 'link' || known?.source === 'reply';
    if (state === 'opted-in' && known?.state === 'opted-out' && own) {
      const message = `${address} opted out by themselves, which an import does not undo`;
      return refusal(field, { message, code: 'consent-withdrawn', values: { address } });
    }
    fresh.push({ contactId: contact.id, channel, address, purpose, state });
  }
  return { consents: fresh };
}

function pointOf(point: { channel: Channel; address: string; purpose: string }): string {
  return `${point.channel} ${point.purpose} ${point.address}`;
}

function refusal(field: string, problem: CellProblem): Refusal {
  return { field, problem };
}

function taken(book: Book, ownerId: string): CellProblem {
  const row = book.made.get(ownerId);
  if (row !== undefined) {
    const message = `row ${row} has this e-mail address already`;
    return { message, code: 'import-email-twice', values: { row } };
  }
  const contactId = toContactId(ownerId);
  const message = `already belongs to contact ${contactId}`;
  return { message, code: 'email-taken', values: { contactId } };
}

function gone(id: string): CellProblem {
  const ref = toContactId(id);
  return { message: `contact ${ref} is not there any more`, code: 'contact-gone', values: { ref } };
}

function withoutUndefined(fields: Omit<ImportRow['fields'], 'attributes'>): Partial<ContactRow> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function emptyContact(): ContactRow {
  const at = new Date(0);
  return {
    id: newId(),
    externalId: null,
    email: null,
    phone: null,
    firstName: null,
    lastName: null,
    language: null,
    timeZone: null,
    attributes: {},
    createdAt: at,
    updatedAt: at,
  };
}
