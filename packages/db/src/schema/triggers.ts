import type { RecordRule } from '@percurso/engine/records/record-rule';
import type { Attribute } from '@percurso/journey/attribute';
import { boolean, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

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
