import type { MessageRequest } from '@percurso/blocks/kit/run';
import type { SendDecision } from '@percurso/engine/sending/decide-send';
import type { HandOverInput } from '@percurso/engine/store';
import type { ClaimedStrand } from '@percurso/engine/strand';
import type { Transaction } from '../connect.ts';
import type { MessageState } from '../schema/messages.ts';

/** What the hand-over writes about one message. */
export interface LedgerRow {
  request: MessageRequest;
  messageId: string;
  strand: ClaimedStrand;
  state: Extract<MessageState, 'handed' | 'skipped' | 'reserved' | 'unknown' | 'deferred'>;
  to?: string | null | undefined;
  decision?: SendDecision | undefined;
  reason?: string | null | undefined;
}

/** Real time after the provider's own limit in which its answer is still waited for. */
const answerGraceMs = 1_000;

/** Inserts or updates the messages of one page; `handed` carries fence, time and attempt. */
export async function writeLedger(
  tx: Transaction,
  { input, tests }: { input: HandOverInput; tests: Set<string> },
  rows: LedgerRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const { version, blockId, channel, messageClass, provider } = input;
  const answerMs = provider.callTimeoutMs + answerGraceMs;
  const sorted = [...rows].sort((a, b) => (a.messageId < b.messageId ? -1 : 1));
  const column = <T>(read: (row: LedgerRow) => T): T[] => sorted.map(read);
  await tx`
    with clock_now as materialized (select percurso_now() as at)
    insert into messages as known (id, workspace_id, enrolment_id, journey_id, version_id, block_id,
      visit, contact_id, channel, class, state, reason, "to", sender, subject, body, html, strand_id, fence,
      handed_at, held_until, answer_by, attempt, test, provider, gates, created_at, updated_at)
    select m.id, ${version.workspaceId}, m.enrolment_id, ${version.journeyId}, ${version.id},
      ${blockId}, m.visit, m.contact_id, ${channel}, ${messageClass}, m.state, m.reason, m.address,
      m.sender, m.subject, m.body, m.html, m.strand_id, m.fence,
      case when m.state = 'handed' then c.at end,
      m.held_until::timestamptz,
      case when m.state = 'handed' then clock_timestamp() + ${answerMs}::float8 * interval '1 ms' end,
      case when m.state = 'handed' then 1 else 0 end, m.test::boolean,
      ${provider.name}, m.gates::jsonb, c.at, c.at
    from unnest(
      ${column((row) => row.messageId)}::uuid[],
      ${column((row) => row.request.member.enrolmentId)}::uuid[],
      ${column((row) => row.request.member.visit)}::int[],
      ${column((row) => row.request.member.contactId)}::uuid[],
      ${column((row) => row.state)}::text[],
      ${column((row) => row.reason ?? row.decision?.reason ?? null)}::text[],
      ${column((row) => row.to ?? null)}::text[],
      ${column((row) => row.request.sender ?? provider.sender ?? null)}::text[],
      ${column((row) => row.request.subject ?? null)}::text[],
      ${column((row) => row.request.text)}::text[],
      ${column((row) => row.request.html ?? null)}::text[],
      ${column((row) => row.strand.id)}::uuid[],
      ${column((row) => row.strand.fence)}::int[],
      ${column((row) => JSON.stringify(row.decision?.gates ?? []))}::text[],
      ${column((row) => (row.state === 'deferred' ? row.decision?.until?.toISOString() : null) ?? null)}::text[],
      ${column((row) => String(tests.has(row.request.member.enrolmentId)))}::text[]
    ) as m (id, enrolment_id, visit, contact_id, state, reason, address, sender, subject, body, html,
      strand_id, fence, gates, held_until, test)
    cross join clock_now c
    order by m.id
    on conflict (id) do update set state = excluded.state, reason = excluded.reason,
      "to" = coalesce(excluded."to", known."to"),
      -- Where it is not handed over again, it is told as it was.
      sender = case when known.state = 'handed' and excluded.state <> 'handed'
        then known.sender else excluded.sender end,
      subject = case when known.state = 'handed' and excluded.state <> 'handed'
        then known.subject else excluded.subject end,
      body = case when known.state = 'handed' and excluded.state <> 'handed'
        then known.body else excluded.body end,
      html = case when known.state = 'handed' and excluded.state <> 'handed'
        then known.html else excluded.html end,
      strand_id = excluded.strand_id, fence = excluded.fence,
      handed_at = coalesce(excluded.handed_at, known.handed_at), held_until = coalesce(excluded.held_until, known.held_until), answer_by = excluded.answer_by,
      attempt = known.attempt + excluded.attempt,
      provider = case when known.state = 'handed' and excluded.state <> 'handed'
        then known.provider else excluded.provider end,
      gates = case when excluded.gates = '[]'::jsonb then known.gates else excluded.gates end,
      updated_at = excluded.updated_at`;
}
