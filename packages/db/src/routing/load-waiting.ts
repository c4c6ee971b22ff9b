import type { RunRegistry } from '@percurso/blocks/kit/run';
import { openWait } from '@percurso/engine/decide-wait';
import { recordId } from '@percurso/engine/routing/pending-event';
import type { WaitingMember } from '@percurso/engine/routing/wake-waiting';
import type { LoopState } from '@percurso/engine/traveller';
import { journeyFacts } from '@percurso/engine/version';
import { waitingOf } from '@percurso/engine/waiting-of';
import { walkOn } from '@percurso/engine/walk';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Transaction } from '../connect.ts';
import { loadCaseFacts } from '../engine/load-facts.ts';
import { loadWaits } from '../engine/load-waits.ts';
import { loadVersions } from './load-versions.ts';

interface WaitingRow {
  enrolmentId: string;
  contactId: string;
  key: string | null;
  entryEventId: string;
  enteredSeq: number;
  strandId: string;
  cohortId: string;
  step: number;
  /** Null while the version is paused and the limit had not passed then. */
  until: Date | null;
  versionId: string;
  test: boolean;
  entry: Record<string, JsonValue>;
  vars: Record<string, JsonValue>;
  steps: Record<string, Record<string, JsonValue>>;
  visits: Record<string, number>;
  loops: Record<string, LoopState>;
}

const endOfTime = new Date(8_640_000_000_000_000);

/** Contact → its enrolments that wait for an event of one of the triggers. The contacts are locked. */
export async function loadWaiting(
  tx: Transaction,
  {
    triggerIds,
    contacts,
    runs,
    now,
  }: {
    triggerIds: string[];
    contacts: Map<string, Record<string, JsonValue>>;
    runs: RunRegistry;
    now: Date;
  },
): Promise<Map<string, WaitingMember[]>> {
  const rows = await tx<WaitingRow[]>`
    select e.id as "enrolmentId", e.contact_id as "contactId", e.key,
      e.entry_event_id as "entryEventId", e.entered_seq::float8 as "enteredSeq",
      s.id as "strandId", s.cohort_id as "cohortId", s.step, e.version_id as "versionId", e.test,
      case when v.status = 'paused' and s.due_at > v.paused_at then null else s.due_at end as until,
      d.entry, d.vars, d.steps, d.visits, d.loops
    from enrolments e
      join enrolment_data d on d.enrolment_id = e.id
      join strands s on s.id = e.strand_id and s.state = 'open' and s.op = 'await'
      join versions v on v.id = e.version_id and v.status <> 'stopped'
    where e.status = 'inside' and e.id in (
      select enrolment_id from waits where contact_id = any(${[...contacts.keys()]}::uuid[])
        and trigger_id = any(${triggerIds}::uuid[]))
    order by e.id`;
  if (rows.length === 0) return new Map();
  const waits = await loadWaits(
    tx,
    rows.map(({ enrolmentId }) => enrolmentId),
  );
  const versions = await loadVersions(tx, [...new Set(rows.map((row) => row.versionId))]);
  const cases = await loadCaseFacts(tx, [
    ...new Set(rows.flatMap((row) => recordId(row.entry) ?? [])),
  ]);
  const found = new Map<string, WaitingMember[]>();
  for (const row of rows) {
    const version = versions.get(row.versionId);
    const recorded = waits.get(row.enrolmentId);
    const waiting = waitingOf(runs[version?.plan.steps[row.step]?.kind ?? '']);
    if (!version || !recorded || !waiting) continue;
    const { enrolmentId, contactId, key, entryEventId, test, visits, loops } = row;
    const facts = {
      trigger: row.entry,
      contact: contacts.get(contactId) ?? {},
      case: cases.get(recordId(row.entry) ?? '') ?? null,
      steps: row.steps,
      vars: row.vars,
      journey: journeyFacts(version),
    };
    const traveller = { enrolmentId, contactId, key, entryEventId, test, visits, loops, facts };
    const { strandId, cohortId, step, enteredSeq } = row;
    const wait = openWait({
      context: { plan: version.plan, runs, now, since: recorded.since },
      traveller,
      step,
      run: waiting,
      until: row.until ?? endOfTime,
      walkOn,
      ...recorded,
    });
    const member = { version, traveller, strandId, cohortId, step, enteredSeq, wait };
    found.set(contactId, [...(found.get(contactId) ?? []), member]);
  }
  return found;
}
