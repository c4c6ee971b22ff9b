import type { Transaction } from '@percurso/db/connect';
import { insertSuppressions } from '@percurso/db/engine/suppressions';
import type { Heard } from '@percurso/db/events/insert-interactions';
import { insertInteractions } from '@percurso/db/events/insert-interactions';
import { newId } from '@percurso/db/new-id';
import { runTransaction } from '@percurso/db/run-transaction';
import { isStopWord } from '@percurso/messaging/is-stop-word';
import type { ServiceContext } from '../context.ts';
import { sha256 } from '../crypto/sha256.ts';
import { ServiceError } from '../service-error.ts';
import type { InteractionAnswer, NewInteraction } from './interaction-schema.ts';
import { readInteractions } from './read-interactions.ts';
import { suppressionReason } from './suppression-reason.ts';

interface Sent {
  id: string;
  contactId: string;
  channel: 'sms' | 'email';
  class: 'transactional' | 'commercial';
  to: string | null;
  state: string;
}

/**
 * Records what was heard of a message, once for each source; moves its delivery forward only, writes the
 * opt-out of who unsubscribes, complains or replies with a stop word, suppresses an address that is gone
 * or complained, and raises the events that
 * journeys listen to. Throws `not-found`, or `conflict` for a message that was never sent.
 */
export async function reportInteraction({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string; interaction: NewInteraction };
}): Promise<InteractionAnswer> {
  const { sql } = ctx.db;
  const { workspaceId } = ctx;
  const { kind, source, ...given } = input.interaction;
  const detail = JSON.parse(JSON.stringify(given)) as Record<string, string>;
  // Without an id of its own a report is told by what it says: the same once more is the same.
  const known = source ?? `content:${sha256(JSON.stringify([kind, detail]))}`;
  const made = await runTransaction(sql, async (tx) => {
    const message = await lockMessage(tx, { workspaceId, id: input.id });
    const inserted = await tx`
      insert into message_interactions (id, workspace_id, message_id, kind, source, detail, at)
      values (${newId()}, ${workspaceId}, ${message.id}, ${kind}, ${known}, ${tx.json(detail)},
        percurso_now())
      on conflict (message_id, kind, source) do nothing`;
    if (inserted.count === 0) return false;
    await moveDelivery(tx, message.id, kind);
    const heard = heardOf(input.interaction, { messageId: message.id, source: known, detail });
    const stops = kind === 'complained' || heard.some((one) => one.kind === 'unsubscribed');
    if (stops) await optOut(tx, { workspaceId, message, kind });
    const reason = suppressionReason(input.interaction);
    if (reason && message.to !== null) {
      const points = [{ channel: message.channel, address: message.to }];
      await insertSuppressions(tx, { workspaceId, secret: ctx.secret, reason, points });
    }
    await insertInteractions(tx, { workspaceId, heard });
    return true;
  });
  const interactions = await readInteractions(sql, input.id);
  const interaction = interactions.find((one) => one.kind === kind && one.source === known);
  if (!interaction) throw new Error(`The ${kind} of message ${input.id} was not kept.`);
  return { interaction, duplicate: !made };
}

/** Locks the contact, so that nothing is handed over on the strength of an older consent, then the message. */
async function lockMessage(
  tx: Transaction,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<Sent> {
  await tx`
    select 1 from contacts
    where id = (select contact_id from messages where workspace_id = ${workspaceId} and id = ${id})
    for no key update`;
  const [message] = await tx<Sent[]>`
    select id, contact_id as "contactId", channel, class, "to", state from messages
    where workspace_id = ${workspaceId} and id = ${id} for update`;
  if (!message) {
    throw new ServiceError('not-found', {
      detail: `There is no message ${id}.`,
      code: 'message-not-found',
    });
  }
  if (!['handed', 'accepted', 'unknown'].includes(message.state)) {
    throw new ServiceError('conflict', {
      detail: `The message was not sent (it is ${message.state}), so nothing can be heard of it.`,
      code: 'message-not-sent',
    });
  }
  return message;
}

/** Who opens, clicks or answers has got it. A bounce may come after a delivery, never the reverse. */
async function moveDelivery(
  tx: Transaction,
  id: string,
  kind: NewInteraction['kind'],
): Promise<void> {
  const to = kind === 'bounced' || kind === 'complained' ? kind : 'delivered';
  await tx`
    update messages set delivery = ${to}, updated_at = percurso_now()
    where id = ${id} and array_position(array['none', 'delivered', 'bounced', 'complained'], delivery)
      < array_position(array['none', 'delivered', 'bounced', 'complained'], ${to}::text)`;
}

function heardOf(
  { kind, text }: NewInteraction,
  report: Pick<Heard, 'messageId' | 'source' | 'detail'>,
): Heard[] {
  if (kind === 'complained') return [];
  const heard: Heard = { ...report, kind };
  const stop = kind === 'replied' && isStopWord(text ?? '');
  return stop ? [heard, { ...report, kind: 'unsubscribed', detail: {} }] : [heard];
}

/** A stop word ends everything at that address; a link or a complaint what the message was about. */
async function optOut(
  tx: Transaction,
  {
    workspaceId,
    message,
    kind,
  }: { workspaceId: string; message: Sent; kind: NewInteraction['kind'] },
): Promise<void> {
  if (message.to === null) return;
  const purposes = kind === 'replied' ? ['transactional', 'commercial'] : [message.class];
  await tx`
    insert into consents (id, workspace_id, contact_id, channel, address, purpose, state, source, at)
    select p.id, ${workspaceId}, ${message.contactId}, ${message.channel}, ${message.to}, p.purpose,
      'opted-out', ${kind === 'replied' ? 'reply' : 'link'}, percurso_now()
    from unnest(${purposes.map(newId)}::uuid[], ${purposes}::text[]) as p (id, purpose)`;
}
