import { runTransaction } from '@percurso/db/run-transaction';
import type { Attribute } from '@percurso/journey/attribute';
import type { ServiceContext } from '../context.ts';
import type { FieldError } from '../service-error.ts';
import { ServiceError } from '../service-error.ts';
import { findTriggerUses } from './find-trigger-uses.ts';
import { lockTrigger } from './lock-trigger.ts';
import type { TriggerRow } from './read-trigger.ts';
import { refuseBuiltIn } from './refuse-built-in.ts';
import { requireTrigger } from './require-trigger.ts';
import type { Trigger, TriggerChange, TriggerUse } from './trigger-schema.ts';
import { withUses } from './with-uses.ts';

/**
 * Changes a trigger. Attributes of one that was ready may be added, but not retyped or removed
 * while a journey uses it; its record rule stays. Throws `not-found`, `conflict` or `invalid`.
 */
export async function updateTrigger({
  ctx,
  input: { key, change },
}: {
  ctx: ServiceContext;
  input: { key: string; change: TriggerChange };
}): Promise<Trigger> {
  const uses = (await findTriggerUses(ctx, [key])).get(key) ?? [];
  await runTransaction(ctx.db.sql, async (tx) => {
    const before = await lockTrigger(tx, { ctx, key });
    refuseBuiltIn(before);
    refuseRecord(before, change);
    refuseAttributes(before, change, uses);
    const record = change.record ?? before.record;
    await tx`
      update triggers set name = ${change.name ?? before.name},
        description = ${change.description ?? before.description},
        attributes = ${tx.json(change.attributes ?? before.attributes)},
        record = ${record ? tx.json(record) : null}, updated_at = percurso_now()
      where id = ${before.id}`;
  });
  return await withUses(ctx, await requireTrigger(ctx, key));
}

function refuseRecord({ kind, state, record }: TriggerRow, change: TriggerChange): void {
  if (kind === 'record' && change.attributes) {
    throw invalid('attributes', {
      message: 'are those of the table for a record trigger; leave them out',
      code: 'record-fixed-attributes',
    });
  }
  if (!change.record) return;
  if (kind !== 'record') {
    const message = 'is for record triggers; leave it out';
    throw invalid('record', { message, code: 'record-not-for-custom' });
  }
  if (
    state !== 'draft' &&
    JSON.stringify(ordered(record)) !== JSON.stringify(ordered(change.record))
  ) {
    const message = 'cannot be changed once the trigger was ready; make a new trigger';
    throw new ServiceError('conflict', {
      detail: `record ${message}.`,
      errors: [{ path: 'record', message, code: 'record-unchangeable' }],
    });
  }
}

function refuseAttributes(before: TriggerRow, change: TriggerChange, uses: TriggerUse[]): void {
  if (before.state === 'draft' || !change.attributes || uses.length === 0) return;
  const after = new Map(change.attributes.map((attribute) => [attribute.name, attribute]));
  const where = uses.map(({ name }) => `“${name}”`).join(', ');
  const errors = before.attributes.flatMap((attribute) => {
    const problem = lost(attribute, after.get(attribute.name));
    if (problem === null) return [];
    return [
      {
        path: 'attributes',
        message: `“${attribute.name}” cannot be ${problem}: ${where} use the trigger`,
        code: `attribute-${problem}` as const,
        values: { name: attribute.name, journeys: where },
      },
    ];
  });
  if (errors.length === 0) return;
  const detail = `${errors.map(({ message }) => message).join('; ')}. Attributes may be added.`;
  throw new ServiceError('conflict', { detail, errors });
}

function lost(before: Attribute, after: Attribute | undefined): 'removed' | 'retyped' | null {
  if (!after) return 'removed';
  return after.type === before.type ? null : 'retyped';
}

function invalid(path: string, said: Omit<FieldError, 'path'>): ServiceError {
  return new ServiceError('invalid', {
    detail: `${path} ${said.message}.`,
    errors: [{ path, ...said }],
  });
}

/** jsonb keeps no order of names. */
function ordered(record: TriggerRow['record']): unknown {
  return record && Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
