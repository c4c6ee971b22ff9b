import type { RuleMember } from '@percurso/engine/routing/follow-rules';
import { recordId } from '@percurso/engine/routing/pending-event';
import type { LoopState } from '@percurso/engine/traveller';
import { journeyFacts } from '@percurso/engine/version';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Listen } from '@percurso/journey/plan';
import type { Transaction } from '../connect.ts';
import { loadCaseFacts } from '../engine/load-facts.ts';
import { loadVersions } from './load-versions.ts';

interface RuledRow {
  enrolmentId: string;
  contactId: string;
  key: string | null;
  entryEventId: string;
  enteredSeq: number;
  enteredAt: Date;
  strandId: string | null;
  step: number | null;
  left: boolean;
  versionId: string;
  test: boolean;
  entry: Record<string, JsonValue>;
  vars: Record<string, JsonValue>;
  steps: Record<string, Record<string, JsonValue>>;
  visits: Record<string, number>;
  loops: Record<string, LoopState>;
  goals: string[] | null;
}

/** As what versions listen to triggers, besides entries. */
export interface Roles {
  roles: Set<Listen['role']>;
  /** Whether a goal has a time of its own, so that it may be reached by who has left. */
  outlast: boolean;
}

/** As what versions listen to the triggers, besides entries; one query, whatever they have. */
export async function loadRoles(tx: Transaction, triggerIds: string[]): Promise<Roles> {
  const rows = await tx<{ role: Listen['role']; outlast: boolean }[]>`
    select role, bool_or(within_ms is not null) as outlast from version_triggers
    where trigger_id = any(${triggerIds}::uuid[]) and role <> 'entry' group by role`;
  return {
    roles: new Set(rows.map(({ role }) => role)),
    outlast: rows.some(({ outlast }) => outlast),
  };
}

interface RuledInput {
  triggerIds: string[];
  contacts: Map<string, Record<string, JsonValue>>;
  roles: Roles;
  /** When the earliest of the events was received. */
  oldest: Date;
}

/**
 * Contact → its enrolments that an exit rule or goal on one of the triggers may concern: those inside, and
 * those through or taken out since, for as long as a goal counts.
 */
export async function loadRuled(
  tx: Transaction,
  input: RuledInput,
): Promise<Map<string, RuleMember[]>> {
  const { triggerIds, contacts, roles } = input;
  if (!roles.roles.has('exit') && !roles.roles.has('goal')) return new Map();
  const inside = await tx<RuledRow[]>`
    select ${columnsOf(tx)}, false as left
    from enrolments e
      join enrolment_data d on d.enrolment_id = e.id
      join versions v on v.id = e.version_id and v.status <> 'stopped'
    where e.status = 'inside' and e.contact_id = any(${[...contacts.keys()]}::uuid[])
      and e.version_id in (select version_id from version_triggers
        where trigger_id = any(${triggerIds}::uuid[]) and role in ('exit', 'goal'))
    order by e.id`;
  const rows = roles.outlast ? await addLeft(tx, { input, inside }) : inside;
  if (rows.length === 0) return new Map();
  const versions = await loadVersions(tx, [...new Set(rows.map((row) => row.versionId))]);
  const cases = await loadCaseFacts(tx, [
    ...new Set(rows.flatMap((row) => recordId(row.entry) ?? [])),
  ]);
  const found = new Map<string, RuleMember[]>();
  for (const row of rows) {
    const version = versions.get(row.versionId);
    if (!version) continue;
    const { enrolmentId, contactId, key, entryEventId, test, visits, loops } = row;
    const facts = {
      trigger: row.entry,
      contact: contacts.get(contactId) ?? {},
      case: cases.get(recordId(row.entry) ?? '') ?? null,
      steps: row.steps,
      vars: row.vars,
      journey: journeyFacts(version),
    };
    const { strandId, step, left, enteredSeq, enteredAt } = row;
    const member: RuleMember = {
      version,
      traveller: { enrolmentId, contactId, key, entryEventId, test, visits, loops, facts },
      strandId: strandId ?? '',
      cohortId: '',
      step: step ?? 0,
      left,
      enteredSeq,
      enteredAt,
      goals: new Set(row.goals ?? []),
    };
    found.set(contactId, [...(found.get(contactId) ?? []), member]);
  }
  return found;
}

/** Who ended between the two queries counts as inside, once. */
async function addLeft(
  tx: Transaction,
  { input, inside }: { input: RuledInput; inside: RuledRow[] },
): Promise<RuledRow[]> {
  const known = new Set(inside.map(({ enrolmentId }) => enrolmentId));
  const left = await readLeft(tx, input);
  return [...inside, ...left.filter(({ enrolmentId }) => !known.has(enrolmentId))];
}

/**
 * Who has left, or is about to because the version was stopped, while a goal on one of the triggers counts.
 * Found by contact, journey and time of entry; of what a merge took out, the one that stayed counts.
 */
async function readLeft(
  tx: Transaction,
  { triggerIds, contacts, oldest }: RuledInput,
): Promise<RuledRow[]> {
  return await tx<RuledRow[]>`
    with goals as materialized (
      select l.version_id, v.journey_id, v.status,
        ${oldest}::timestamptz - max(l.within_ms) * interval '1 millisecond' as since
      from version_triggers l join versions v on v.id = l.version_id
      where l.trigger_id = any(${triggerIds}::uuid[]) and l.within_ms is not null
      group by l.version_id, v.journey_id, v.status
    ), journeys as materialized (
      select journey_id, min(since) as since from goals group by journey_id
    )
    select ${columnsOf(tx)}, true as left
    from unnest(${[...contacts.keys()]}::uuid[]) as c (id) cross join journeys j
      cross join lateral (
        select * from enrolments n
        where n.contact_id = c.id and n.journey_id = j.journey_id and n.entered_at >= j.since
        offset 0
      ) e
      join goals g on g.version_id = e.version_id and e.entered_at >= g.since
      join enrolment_data d on d.enrolment_id = e.id
    where (e.status <> 'inside' or g.status = 'stopped')
      and coalesce(e.exit_reason, '') not in ('merged', 'erased')
    order by e.id`;
}

function columnsOf(tx: Transaction) {
  return tx`e.id as "enrolmentId", e.contact_id as "contactId", e.key,
    e.entry_event_id as "entryEventId", e.entered_seq::float8 as "enteredSeq",
    e.entered_at as "enteredAt", e.strand_id as "strandId", e.step, e.version_id as "versionId",
    e.test, d.entry, d.vars, d.steps, d.visits, d.loops,
    (select array_agg(goal_id) from goal_hits g where g.enrolment_id = e.id) as goals`;
}
