import type { JsonValue } from '@percurso/journey/json-value';
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { contacts } from './contacts.ts';

export const cases = pgTable(
  'cases',
  {
    id: id(),
    workspaceId: uuid('workspace_id').notNull(),
    number: integer('number').notNull(),
    subject: text('subject').notNull(),
    status: text('status').notNull().default('Open'),
    priority: text('priority').notNull().default('Normal'),
    contactId: uuid('contact_id').references(() => contacts.id),
    reportedById: uuid('reported_by_id').references(() => contacts.id),
    attributes: jsonb('attributes').$type<Record<string, JsonValue>>().notNull().default({}),
    /** The journey block that opened it, where one did. */
    enrolmentId: uuid('enrolment_id'),
    blockId: text('block_id'),
    visit: integer('visit'),
    /** A test of a journey opened it. */
    test: boolean('test').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('cases_number').on(t.workspaceId, t.number),
    unique('cases_once').on(t.enrolmentId, t.blockId, t.visit),
    index('cases_contact').on(t.contactId, t.id),
    index('cases_recent').on(t.workspaceId, t.id),
  ],
);

/** Append-only history of a case: what was changed, by whom. */
export const caseChanges = pgTable(
  'case_changes',
  {
    id: id(),
    workspaceId: uuid('workspace_id').notNull(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id),
    action: text('action').$type<'created' | 'updated'>().notNull(),
    before: jsonb('before').$type<Record<string, JsonValue>>().notNull(),
    after: jsonb('after').$type<Record<string, JsonValue>>().notNull(),
    /** people, api, import or journeys. */
    source: text('source').$type<'people' | 'api' | 'import' | 'journeys'>().notNull(),
    by: text('by'),
    at: instant('at').notNull(),
  },
  (t) => [index('case_changes_case').on(t.caseId, t.id)],
);

/** A trigger fired by a journey; its token is the address of the public status page. */
export const activations = pgTable(
  'activations',
  {
    id: id(),
    workspaceId: uuid('workspace_id').notNull(),
    token: text('token').notNull().unique(),
    enrolmentId: uuid('enrolment_id').notNull(),
    blockId: text('block_id').notNull(),
    visit: integer('visit').notNull(),
    eventId: uuid('event_id').notNull(),
    triggerId: uuid('trigger_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [unique('activations_once').on(t.enrolmentId, t.blockId, t.visit)],
);
