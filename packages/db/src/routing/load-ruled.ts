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
  strandId: string;
  step: number;
  versionId: string;
  test: boolean;
  entry: Record<string, JsonValue>;
  vars: Record<string, JsonValue>;
  steps: Record<string, Record<string, JsonValue>>;
  visits: Record<string, number>;
  loops: Record<string, LoopState>;
  goals: string[] | null;
}

/** As what versions listen to the triggers, besides entries; one query, whatever they have. */
export async function loadRoles(
  tx: Transaction,
  triggerIds: string[],
): Promise<Set<Listen['role']>> {
  const rows = await tx<{ role: Listen['role'] }[]>`
    select distinct role from version_triggers
    where trigger_id = any(${triggerIds}::uuid[]) and role <> 'entry'`;
  return new Set(rows.map(({ role }) => role));
}

/** Contact → its enrolments that an exit rule or goal on one of the triggers may concern. */
export async function loadRuled(
  tx: Transaction,
  {
    triggerIds,
    contacts,
  }: { triggerIds: string[]; contacts: Map<string, Record<string, JsonValue>> },
): Promise<Map<string, RuleMember[]>> {
  const rows = await tx<RuledRow[]>`
    select e.id as "enrolmentId", e.contact_id as "contactId", e.key,
      e.entry_event_id as "entryEventId", e.entered_seq::float8 as "enteredSeq",
      e.entered_at as "enteredAt", e.strand_id as "strandId", e.step, e.version_id as "versionId",
      e.test, d.entry, d.vars, d.steps, d.visits, d.loops,
      (select array_agg(goal_id) from goal_hits g where g.enrolment_id = e.id) as goals
    from enrolments e
      join enrolment_data d on d.enrolment_id = e.id
      join versions v on v.id = e.version_id and v.status <> 'stopped'
    where e.status = 'inside' and e.contact_id = any(${[...contacts.keys()]}::uuid[])
      and e.version_id in (select version_id from version_triggers
        where trigger_id = any(${triggerIds}::uuid[]) and role in ('exit', 'goal'))
    order by e.id`;
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
    const { strandId, step, enteredSeq, enteredAt } = row;
    const member: RuleMember = {
      version,
      traveller: { enrolmentId, contactId, key, entryEventId, test, visits, loops, facts },
      strandId,
      cohortId: '',
      step,
      enteredSeq,
      enteredAt,
      goals: new Set(row.goals ?? []),
    };
    found.set(contactId, [...(found.get(contactId) ?? []), member]);
  }
  return found;
}
