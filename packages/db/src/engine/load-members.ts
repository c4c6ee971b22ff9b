import { recordId } from '@percurso/engine/routing/fold-page';
import type { LoadedMember } from '@percurso/engine/store';
import type { ClaimedStrand } from '@percurso/engine/strand';
import type { Version } from '@percurso/engine/version';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Sql } from '../connect.ts';
import { loadCaseFacts, loadContactFacts } from './load-facts.ts';

interface MemberRow {
  enrolmentId: string;
  strandId: string;
  contactId: string;
  depth: number;
  entry: Record<string, JsonValue>;
  vars: Record<string, JsonValue>;
  steps: Record<string, Record<string, JsonValue>>;
  visits: Record<string, number>;
}

/** Members of the strands with everything their paths can read; a plain read, nothing is locked. */
export async function loadMembers(
  sql: Sql,
  strands: ClaimedStrand[],
  version: Version,
): Promise<LoadedMember[]> {
  const rows = await sql<MemberRow[]>`
    select e.id as "enrolmentId", e.strand_id as "strandId", e.contact_id as "contactId", e.depth,
      d.entry, d.vars, d.steps, d.visits
    from enrolments e join enrolment_data d on d.enrolment_id = e.id
    where e.strand_id = any(${strands.map(({ id }) => id)}::uuid[]) and e.status = 'inside'
    order by e.id`;
  const caseIds = rows.flatMap((row) => recordId(row.entry) ?? []);
  const [contacts, cases] = await Promise.all([
    loadContactFacts(sql, [...new Set(rows.map((row) => row.contactId))]),
    loadCaseFacts(sql, [...new Set(caseIds)]),
  ]);
  const journey = { id: version.journeyId, name: version.journeyName };
  return rows.map(({ enrolmentId, strandId, contactId, depth, entry, vars, steps, visits }) => ({
    enrolmentId,
    strandId,
    contactId,
    depth,
    visits,
    facts: {
      trigger: entry,
      contact: contacts.get(contactId) ?? {},
      case: cases.get(recordId(entry) ?? '') ?? null,
      steps,
      vars,
      journey,
    },
  }));
}
