import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import type { MessageRow } from './message-row.ts';
import { messageColumns, toMessage } from './message-row.ts';
import type { MessageDetail } from './message-schema.ts';
import { readInteractions } from './read-interactions.ts';

type DetailRow = MessageRow &
  Omit<MessageDetail, keyof MessageRow | 'updatedAt' | 'interactions'> & { updatedAt: Date };

/** The message with its gates and what was heard of it. Throws `not-found`, also for one of another workspace. */
export async function getMessage({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<MessageDetail> {
  const { sql } = ctx.db;
  const [row] = await sql<DetailRow[]>`
    select ${messageColumns(sql)}, m.gates, m.html, m.enrolment_id as "enrolmentId",
      m.version_id as "versionId", v.number as "versionNumber", m.visit, m.attempt, m.provider,
      m.provider_id as "providerId", m.updated_at as "updatedAt"
    from messages m
      join contacts c on c.id = m.contact_id
      left join journeys j on j.id = m.journey_id
      left join versions v on v.id = m.version_id
    where m.workspace_id = ${ctx.workspaceId} and m.id = ${input.id}`;
  if (!row)
    throw new ServiceError('not-found', {
      detail: `There is no message ${input.id}.`,
      code: 'message-not-found',
    });
  const interactions = await readInteractions(sql, row.id);
  return { ...toMessage(row), interactions, updatedAt: row.updatedAt.toISOString() };
}
