import { newId } from '@percurso/db/new-id';
import { TABLE_ATTRIBUTES } from '@percurso/journey/table-attributes';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { slug } from '../slug.ts';
import { requireTrigger } from './require-trigger.ts';
import type { NewTrigger, Trigger } from './trigger-schema.ts';

/** Creates a draft trigger. Throws `conflict` for a key that is taken, `invalid` for a wrong rule. */
export async function createTrigger({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: NewTrigger;
}): Promise<Trigger> {
  checkKind(input);
  const attributes = input.record ? [...TABLE_ATTRIBUTES[input.record.table]] : input.attributes;
  const base = input.key ?? (slug(input.name) || 'trigger');
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}-${number}`;
    const { sql } = ctx.db;
    const made = await sql`
      insert into triggers (id, workspace_id, key, name, description, kind, state, attributes, record,
        created_at, updated_at)
      select ${newId()}::uuid, ${ctx.workspaceId}::uuid, ${key}, ${input.name}, ${input.description},
        ${input.kind}, 'draft', ${sql.json(attributes)}::jsonb,
        ${input.record ? sql.json(input.record) : null}::jsonb, at, at
      from (select percurso_now() as at) as clock_now
      on conflict (workspace_id, key) do nothing`;
    if (made.count === 1) return { ...(await requireTrigger(ctx, key)), usedIn: [] };
    if (input.key !== undefined) throw taken(key);
  }
}

function checkKind({ kind, record, attributes }: NewTrigger): void {
  if (kind === 'record' && !record) {
    const message = 'is required: say which table, audience, actions and sources';
    throw new ServiceError('invalid', {
      detail: `record ${message}.`,
      errors: [{ path: 'record', message, code: 'record-required' }],
    });
  }
  if (kind === 'record' && attributes.length > 0) {
    const message = 'are those of the table for a record trigger; leave them out';
    throw new ServiceError('invalid', {
      detail: `attributes ${message}.`,
      errors: [{ path: 'attributes', message, code: 'record-fixed-attributes' }],
    });
  }
  if (kind === 'custom' && record) {
    const message = 'is for record triggers; leave it out or set kind to record';
    throw new ServiceError('invalid', {
      detail: `record ${message}.`,
      errors: [{ path: 'record', message, code: 'record-not-for-custom' }],
    });
  }
}

function taken(key: string): ServiceError {
  const message = `“${key}” is the key of another trigger; choose another`;
  return new ServiceError('conflict', {
    detail: `${message}.`,
    errors: [{ path: 'key', message, code: 'trigger-key-taken', values: { key } }],
  });
}
