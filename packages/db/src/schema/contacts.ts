import type { JsonValue } from '@percurso/journey/json-value';
import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

export const contacts = pgTable(
  'contacts',
  {
    id: id(),
    workspaceId: uuid('workspace_id').notNull(),
    externalId: text('external_id'),
    /** Lower case; unique in a workspace. */
    email: text('email'),
    /** E.164; may belong to several contacts. */
    phone: text('phone'),
    firstName: text('first_name'),
    lastName: text('last_name'),
    language: text('language'),
    timeZone: text('time_zone'),
    attributes: jsonb('attributes').$type<Record<string, JsonValue>>().notNull().default({}),
    mergedInto: uuid('merged_into'),
    /** Its personal data was removed; only the bare row is kept. */
    erasedAt: instant('erased_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('contacts_external_id').on(t.workspaceId, t.externalId),
    // Partial, so that no foreign key could refer to it: a change of address then leaves those alone
    // that only need the row to stay, which are arriving events.
    uniqueIndex('contacts_email').on(t.workspaceId, t.email).where(sql`email is not null`),
    index('contacts_phone').on(t.workspaceId, t.phone),
    index('contacts_recent').on(t.workspaceId, t.id),
    index('contacts_merged').on(t.mergedInto).where(sql`merged_into is not null`),
  ],
);

/**
 * Append-only: the newest row of a contact point and purpose is what holds, the rest is its history.
 *
 * @public Read and written by raw SQL; drizzle-kit makes the migration from it.
 */
export const consents = pgTable(
  'consents',
  {
    id: id(),
    workspaceId: uuid('workspace_id').notNull(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id),
    channel: text('channel').$type<'sms' | 'email'>().notNull(),
    /** The contact point: an e-mail address or an E.164 number. */
    address: text('address').notNull(),
    purpose: text('purpose').$type<'transactional' | 'commercial'>().notNull(),
    state: text('state').$type<'opted-in' | 'opted-out'>().notNull(),
    /** Where it came from: `api`, `person`, `import`, `link`, `reply`. */
    source: text('source').notNull(),
    /** Why, in the words of whoever recorded it. */
    reason: text('reason'),
    /** The name of the person who recorded it here. */
    by: text('by'),
    at: instant('at').notNull(),
  },
  (t) => [
    index('consents_recent').on(t.workspaceId, t.id),
    index('consents_point').on(t.workspaceId, t.channel, t.address, t.purpose, t.id),
    index('consents_contact').on(t.contactId, t.id),
  ],
);
