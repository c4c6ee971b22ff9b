import type { AttributeType } from '@percurso/journey/attribute';
import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** The own attributes that contacts of a workspace were given, so that nobody has to look through them. */
export const contactAttributes = pgTable(
  'contact_attributes',
  {
    workspaceId: uuid('workspace_id').notNull(),
    name: text('name').notNull(),
    type: text('type').$type<AttributeType>().notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
    /** To the day: a known one is written down again once a day only. */
    lastSeenAt: instant('last_seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.name] })],
);
