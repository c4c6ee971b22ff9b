import { loadCaseFacts } from '@percurso/db/engine/load-facts';
import { ANSWER_TRIGGER } from '@percurso/db/triggers/built-in-triggers';
import { recordId } from '@percurso/engine/routing/pending-event';
import type { SimulatedTrigger, SimulationInput } from '@percurso/engine/simulation/simulation';
import type { Entry } from '@percurso/journey/entry';
import type { JsonValue } from '@percurso/journey/json-value';
import type { TriggerInfo } from '@percurso/journey/trigger-info';
import { validate } from 'uuid';
import type { ServiceContext } from '../context.ts';
import { checkAttributes } from '../events/check-attributes.ts';
import type { FieldError } from '../service-error.ts';
import { ServiceError } from '../service-error.ts';
import type { SimulationSetup } from './simulation-schema.ts';

type Attributes = Record<string, JsonValue>;

/**
 * The events of a simulation, checked against their triggers. Throws `invalid` naming every
 * attribute that is unknown or of another type, and every trigger there is not.
 */
export async function readSimulatedEvents({
  ctx,
  entry,
  infos,
  setup,
}: {
  ctx: ServiceContext;
  entry: Entry;
  infos: TriggerInfo[];
  setup: Pick<SimulationSetup, 'event' | 'key' | 'events'>;
}): Promise<Pick<SimulationInput, 'event' | 'events' | 'case' | 'triggers'>> {
  const { workspaceId } = ctx;
  const { sql } = ctx.db;
  const rows = await sql<Pick<SimulatedTrigger, 'id' | 'key' | 'record'>[]>`
    select id, key, record from triggers where workspace_id = ${workspaceId}`;
  const stored = new Map(rows.map((row) => [row.key, row]));
  const triggers = infos.map(
    (info): SimulatedTrigger => ({ ...info, id: '', record: null, ...stored.get(info.key) }),
  );
  const byKey = new Map(triggers.map((trigger) => [trigger.key, trigger]));
  const errors: FieldError[] = [];
  const read = (key: string, given: Attributes, path: string): Attributes => {
    const trigger = byKey.get(key);
    // A record event is its record before and after, not a list of plain attributes.
    if (!trigger || trigger.kind === 'record') return given;
    // The results of an answer are what the journey that is asked names, not attributes of the trigger.
    const { results, ...rest } = given;
    const answers = key === ANSWER_TRIGGER && results !== undefined;
    const plain = answers ? rest : given;
    const { attributes, errors: found } = checkAttributes(trigger.attributes, plain, path);
    errors.push(...found);
    return answers ? { ...attributes, results } : attributes;
  };
  const event = read(entry.trigger, setup.event, 'event');
  const events = setup.events.map(({ trigger, attributes, key, at }, index) => {
    const path = `events[${index}]`;
    if (!byKey.has(trigger)) {
      const message = `there is no trigger ${trigger}`;
      errors.push({
        path: `${path}.trigger`,
        message,
        code: 'trigger-not-found',
        values: { key: trigger },
      });
    }
    return {
      trigger,
      attributes: read(trigger, attributes, `${path}.attributes`),
      key: key ?? null,
      at: at === undefined ? null : new Date(at),
    };
  });
  const [first] = errors;
  if (first)
    throw new ServiceError('invalid', { detail: `${first.path}: ${first.message}.`, errors });
  return {
    event: { attributes: event, key: keyOf(setup, byKey.get(entry.trigger), event) },
    events,
    case: await readCase(ctx, event),
    triggers,
  };
}

/** A record event's key is its record. */
function keyOf(
  { key }: Pick<SimulationSetup, 'key'>,
  trigger: SimulatedTrigger | undefined,
  event: Attributes,
): string | null {
  return key ?? (trigger?.kind === 'record' ? recordId(event) : null);
}

/** The case a record event is about: as it is stored, with what the event says it is now. */
async function readCase(ctx: ServiceContext, event: Attributes): Promise<Attributes | null> {
  const id = recordId(event);
  const { record } = event;
  const given = typeof record === 'object' && !Array.isArray(record) ? (record ?? null) : null;
  if (id === null || !validate(id)) return given;
  const { sql } = ctx.db;
  const [own] = await sql<{ id: string }[]>`
    select id from cases where id = ${id} and workspace_id = ${ctx.workspaceId}`;
  if (!own) return given;
  const stored = (await loadCaseFacts(sql, [id])).get(id);
  return stored ? { ...stored, ...given } : given;
}
