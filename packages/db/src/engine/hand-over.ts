import { decideSend } from '@percurso/engine/sending/decide-send';
import type { HandOver } from '@percurso/engine/sending/hand-over';
import { messageIdOf } from '@percurso/engine/sending/message-id';
import { readProcessClock } from '@percurso/engine/sending/process-clock';
import type { QuietTime } from '@percurso/engine/sending/quiet-time';
import { quietTimesAt } from '@percurso/engine/sending/quiet-time';
import type { HandOverInput } from '@percurso/engine/store';
import type { Sql, Transaction } from '../connect.ts';
import type { Heard } from '../events/insert-interactions.ts';
import { insertInteractions } from '../events/insert-interactions.ts';
import { runTransaction } from '../run-transaction.ts';
import type { BeatMemory } from './beat-memory.ts';
import { rememberBeats } from './beat-memory.ts';
import { openCap } from './frequency-cap.ts';
import type { KnownMessage } from './known-messages.ts';
import { awaitAnswers, readKnown, saying } from './known-messages.ts';
import { shareVersion } from './lock-version.ts';
import { readHold } from './read-hold.ts';
import { readSuppressions } from './suppressions.ts';
import type { LedgerRow } from './write-ledger.ts';
import { writeLedger } from './write-ledger.ts';

/**
 * One page through the gates and into the ledger: locks the contacts, checks strand, fence and
 * enrolment, decides, and writes `handed` before anything is sent.
 */
export async function handOver(
  sql: Sql,
  input: HandOverInput,
  { secret, beats: memory }: { secret: string; beats: BeatMemory },
): Promise<HandOver[]> {
  return runTransaction(sql, async (tx) => {
    const { version, requests, blockId, channel } = input;
    const { workspaceId } = version;
    const contactIds = [...new Set(requests.map(({ member }) => member.contactId))];
    const ids = requests.map(({ member }) =>
      messageIdOf(member.enrolmentId, blockId, member.visit),
    );
    const expected = addressesOf(input);
    const of = { workspaceId, secret, channel };
    // Sent together, executed in this order, which is that of the locks.
    const [
      status,
      contacts,
      present,
      known,
      consents,
      { holdMs, gapSent, cap, quietTimes, clock, beats },
      suppressed,
    ] = await Promise.all([
      shareVersion(tx, version.id),
      lockContacts(tx, contactIds, channel),
      lockMembers(tx, input),
      readKnown(tx, ids, input.provider.name),
      readConsents(tx, input, contactIds),
      readHold(tx, workspaceId, channel),
      readSuppressions(tx, { ...of, addresses: [...expected] }),
    ]);
    const changed = [...contacts.values()].flatMap(({ address }) =>
      address && !expected.has(address) ? [address] : [],
    );
    const more = await readSuppressions(tx, { ...of, addresses: changed });
    const suppressions = new Map([...suppressed, ...more]);
    rememberBeats(memory, beats);
    const page = requests.map(({ member: { contactId } }, index) => ({
      messageId: ids[index] ?? '',
      contactId,
    }));
    const counted = input.messageClass === 'commercial' ? cap : null;
    const open = await openCap(tx, { cap: counted, channel, page, known });
    const quietIn = quietTimesAt({
      now: clock.now,
      quietTimes,
      purpose: input.messageClass,
      settings: version.plan.settings,
    });
    const rows: LedgerRow[] = [];
    const held: string[] = [];
    const asOf = readProcessClock();
    const answers = requests.map((request, index): HandOver => {
      const { member } = request;
      const messageId = ids[index] ?? '';
      const base = { enrolmentId: member.enrolmentId, messageId };
      const strand = input.strandOf.get(member.enrolmentId);
      const here = present.get(member.enrolmentId);
      if (!strand || !here) return { ...base, kind: 'gone' };
      const before = known.get(messageId);
      const settled = before && settledAs(before, input);
      if (settled) {
        if (settled.kind === 'final' && before.state === 'handed') {
          rows.push({ request, messageId, strand, state: 'unknown', reason: settled.reason });
        }
        return { ...base, ...settled };
      }
      const { address: to = null, zone = null } = contacts.get(member.contactId) ?? {};
      const unclear = before?.state === 'handed';
      // What may be with the provider already has its place under the cap; a test takes none.
      const counts = !unclear && !here.test;
      const takePlace = () => counts && open.add(member.contactId);
      const decision = decideSend({
        versionStatus: status,
        channel,
        purpose: input.messageClass,
        address: to,
        suppressed: suppressions.get(to ?? '') ?? null,
        consent: consents.get(to ?? '') ?? null,
        cap: counts ? open.of(member.contactId) : null,
        quiet: unclear ? repeating(quietIn(zone), input) : quietIn(zone),
      });
      const { until } = decision;
      if (until) {
        // What may be with the provider already stays so: it was not clearly refused.
        if (!unclear) rows.push({ request, messageId, strand, state: 'deferred', to, decision });
        return { ...base, kind: 'held', until, unclear };
      }
      if (decision.verdict === 'defer') return { ...base, kind: 'wait', ms: 1_000 };
      if (decision.verdict === 'skip') {
        rows.push({ request, messageId, strand, state: 'skipped', to, decision });
        return { ...base, kind: 'final', state: 'skipped', reason: decision.reason };
      }
      if (here.gap && gapSent.includes(input.messageClass)) {
        const reason = 'due-in-gap';
        rows.push({ request, messageId, strand, state: 'unknown', to, decision, reason });
        takePlace();
        return { ...base, kind: 'final', state: 'unknown', reason };
      }
      if (holdMs > 0) {
        if (unclear) held.push(messageId);
        else rows.push({ request, messageId, strand, state: 'reserved', to, decision });
        return { ...base, kind: 'wait', ms: holdMs };
      }
      const content = before?.to === to ? (before?.content ?? undefined) : undefined;
      const said = content ? saying(request, content) : request;
      rows.push({ request: said, messageId, strand, state: 'handed', to, decision });
      takePlace();
      const attempt = (before?.attempt ?? 0) + 1;
      return { ...base, kind: 'call', to: to ?? '', attempt, asOf, unclear, content };
    });
    const tests = new Set([...present].flatMap(([id, { test }]) => (test ? [id] : [])));
    await writeLedger(tx, { input, tests }, rows);
    await awaitAnswers(tx, held, holdMs);
    await insertInteractions(tx, { workspaceId, heard: rows.flatMap(heardOf) });
    return answers;
  });
}

/** Addresses as they were when the members were loaded; one may have changed until its contact is locked. */
function addressesOf({ requests, channel }: HandOverInput): Set<string> {
  const addresses = requests.map(({ member: { facts } }) =>
    channel === 'sms' ? facts.contact.phone : facts.contact.email,
  );
  return new Set(addresses.filter((address) => typeof address === 'string'));
}

/**
 * What the provider may have passed this gate before. It is asked for again at once where the key makes
 * one of both, since keys are forgotten; else it may come twice, and not in a quiet time.
 */
function repeating(quiet: QuietTime | null, { provider }: HandOverInput): QuietTime | null {
  return provider.deduplicates ? null : quiet && { ...quiet, action: 'hold' };
}

/** What a gate held back, and what counts as sent since no answer can come any more. */
function heardOf({ messageId, state, decision }: LedgerRow): Heard[] {
  if (state === 'unknown') return [{ messageId, kind: 'sent' }];
  if (state !== 'skipped') return [];
  return [{ messageId, kind: 'blocked', detail: { reason: decision?.reason ?? null } }];
}

function settledAs(
  before: KnownMessage,
  { strandOf, provider, messageClass }: HandOverInput,
):
  | { kind: 'final'; state: 'accepted' | 'failed' | 'skipped' | 'unknown'; reason: string | null }
  | { kind: 'wait'; ms: number }
  | undefined {
  const { state, reason } = before;
  if (state === 'accepted' || state === 'failed' || state === 'skipped' || state === 'unknown') {
    return { kind: 'final', state, reason };
  }
  if (state !== 'handed') return undefined;
  const mine = [...strandOf.values()].some(
    ({ id, fence }) => id === before.strandId && fence === before.fence,
  );
  if (mine || before.answerMs >= 1) return { kind: 'wait', ms: Math.max(1_000, before.answerMs) };
  if (provider.deduplicates || messageClass === 'transactional') return undefined;
  return { kind: 'final', state: 'unknown', reason: 'no clear answer' };
}

async function lockContacts(
  tx: Transaction,
  ids: string[],
  channel: 'sms' | 'email',
): Promise<Map<string, { address: string | null; zone: string | null }>> {
  const rows = await tx<
    { id: string; email: string | null; phone: string | null; zone: string | null }[]
  >`
    select id, email, phone, time_zone as zone from contacts where id = any(${ids}::uuid[])
    order by id for no key update`;
  return new Map(
    rows.map(({ id, email, phone, zone }) => [
      id,
      { address: (channel === 'sms' ? phone : email) || null, zone },
    ]),
  );
}

interface Present {
  /** It is a test enrolment. */
  test: boolean;
  /** What it is sent was due before the database was put back to an older state. */
  gap: boolean;
}

/** Who is still there. */
async function lockMembers(tx: Transaction, input: HandOverInput): Promise<Map<string, Present>> {
  const wanted = new Map([...input.strandOf.values()].map((strand) => [strand.id, strand.fence]));
  const strandIds = [...wanted.keys()];
  const ids = input.requests.map(({ member }) => member.enrolmentId);
  const [strands, rows] = await Promise.all([
    tx<{ id: string; fence: number; gap: boolean }[]>`
      select id, fence, gap from strands where id = any(${strandIds}::uuid[]) and state = 'open'
      order by id for share`,
    tx<{ id: string; strandId: string; test: boolean }[]>`
      select id, strand_id as "strandId", test from enrolments
      where id = any(${ids}::uuid[]) and status = 'inside' and strand_id = any(${strandIds}::uuid[])
      order by id for share`,
  ]);
  const held = new Map(
    strands.filter(({ id, fence }) => wanted.get(id) === fence).map(({ id, gap }) => [id, gap]),
  );
  return new Map(
    rows
      .filter(({ id, strandId }) => held.has(strandId) && input.strandOf.get(id)?.id === strandId)
      .map(({ id, strandId, test }) => [id, { test, gap: held.get(strandId) ?? false }]),
  );
}

async function readConsents(
  tx: Transaction,
  { version, channel, messageClass }: HandOverInput,
  contactIds: string[],
): Promise<Map<string, { state: 'opted-in' | 'opted-out'; source: string; at: string }>> {
  const rows = await tx<
    { address: string; state: 'opted-in' | 'opted-out'; source: string; at: Date }[]
  >`
    select distinct on (address) address, state, source, at from consents
    where workspace_id = ${version.workspaceId} and channel = ${channel}
      and purpose = ${messageClass} and address in (
        select ${tx(channel === 'sms' ? 'phone' : 'email')} from contacts
        where id = any(${contactIds}::uuid[]))
    order by address, id desc`;
  return new Map(
    rows.map(({ address, state, source, at }) => [
      address,
      { state, source, at: at.toISOString() },
    ]),
  );
}
