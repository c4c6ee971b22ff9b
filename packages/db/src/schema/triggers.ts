import type { Attribute } from '@percurso/journey/attribute';
import { boolean, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

/** What makes a record trigger fire. */
export interface RecordRule {
  table: 'case' | 'contact';
  /** Which column holds the customer: the case's customer or who reported it; `id` where the contact is the record. */
  audience: 'contactId' | 'reportedById' | 'id';
  actions: ('created' | 'updated')[];
  /** Columns whose change counts; empty means any. */
  columns: string[];
  /** Whose changes count. */
  sources: ('people' | 'api' | 'import' | 'journeys')[];
}

export const triggers = pgTable(
  'triggers',
  {
    id: id(),
    workspaceId: uuid('workspace_id').notNull(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    kind: text('kind').$type<'custom' | 'record' | 'interaction'>().notNull(),
    state: text('state').$type<'draft' | 'ready' | 'stopped'>().notNull().default('draft'),
    attributes: jsonb('attributes').$type<Attribute[]>().notNull().default([]),
    record: jsonb('record').$type<RecordRule>(),
    /** Every workspace has it; it cannot be changed or removed. */
    builtIn: boolean('built_in').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [uniqueIndex('triggers_key').on(t.workspaceId, t.key)],
);
