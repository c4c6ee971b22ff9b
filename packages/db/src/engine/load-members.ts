import { recordId } from '@percurso/engine/routing/pending-event';
import type { LoadedMember } from '@percurso/engine/store';
import type { ClaimedStrand } from '@percurso/engine/strand';
import type { LoopState } from '@percurso/engine/traveller';
import type { Version } from '@percurso/engine/version';
import { journeyFacts } from '@percurso/engine/version';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Sql, Transaction } from '../connect.ts';
import { loadCaseFacts, loadContactFacts } from './load-facts.ts';
import { loadWaits } from './load-waits.ts';

interface MemberRow {
  enrolmentId: string;
  strandId: string;
  contactId: string;
  depth: number;
  key: string | null;
  entryEventId: string;
  test: boolean;
  entry: Record<string, JsonValue>;
  vars: Record<string, JsonValue>;
  steps: Record<string, Record<string, JsonValue>>;
  visits: Record<string, number>;
  loops: Record<string, LoopState>;
}

/** Members of the strands with everything their paths can read; a plain read, nothing is locked. */
export async function loadMembers(
  sql: Sql | Transaction,
  strands: Pick<ClaimedStrand, 'id' | 'op'>[],
  version: Version,
): Promise<LoadedMember[]> {
  const rows = await sql<MemberRow[]>`
    select e.id as "enrolmentId", e.strand_id as "strandId", e.contact_id as "contactId", e.depth,
      e.key, e.entry_event_id as "entryEventId", e.test, d.entry, d.vars, d.steps, d.visits, d.loops
    from enrolments e join enrolment_data d on d.enrolment_id = e.id
    where e.strand_id = any(${strands.map(({ id }) => id)}::uuid[]) and e.status = 'inside'
    order by e.id`;
  const caseIds = rows.flatMap((row) => recordId(row.entry) ?? []);
  const waiting = strands.some(({ op }) => op === 'await');
  const [contacts, cases, waits] = await Promise.all([
    loadContactFacts(sql, [...new Set(rows.map((row) => row.contactId))]),
    loadCaseFacts(sql, [...new Set(caseIds)]),
    waiting
      ? loadWaits(
          sql,
          rows.map((row) => row.enrolmentId),
        )
      : new Map<string, never>(),
  ]);
  const journey = journeyFacts(version);
  return rows.map(({ entry, vars, steps, ...row }) => ({
    ...row,
    waiting: waits.get(row.enrolmentId) ?? null,
    facts: {
      trigger: entry,
      contact: contacts.get(row.contactId) ?? {},
      case: cases.get(recordId(entry) ?? '') ?? null,
      steps,
      vars,
      journey,
    },
  }));
}
