import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import type { MessageRow } from './message-row.ts';
import { messageColumns, toMessage } from './message-row.ts';
import type { MessageDetail } from './message-schema.ts';

type DetailRow = MessageRow &
  Omit<MessageDetail, keyof MessageRow | 'updatedAt'> & { updatedAt: Date };

/** The message with its gates. Throws `not-found`, also for one of another workspace. */
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
  return { ...toMessage(row), updatedAt: row.updatedAt.toISOString() };
}
