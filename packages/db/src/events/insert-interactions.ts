import { messageEvent, messageTrigger } from '@percurso/engine/sending/message-event';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Transaction } from '../connect.ts';
import type { Interaction } from '../triggers/built-in-triggers.ts';
import { hashAttributes } from './hash-attributes.ts';
import type { NewEvent } from './insert-events.ts';
import { insertEvents } from './insert-events.ts';
import { isListenedTo } from './is-listened-to.ts';
import { notifyRouter } from './notify-router.ts';

/** Something heard of a message. */
export interface Heard {
  messageId: string;
  kind: Interaction;
  /** Tells reports of one kind about one message apart; the same one twice is one event. */
  source?: string | undefined;
  /** The link clicked, the reason of a bounce or block, the text of a reply. */
  detail?: Record<string, JsonValue> | undefined;
}

interface MessageRow {
  id: string;
  journeyId: string;
  journeyName: string;
  blockId: string;
  visit: number;
  channel: string;
  contactId: string;
  enrolmentId: string;
  key: string | null;
  depth: number;
  /** Of a test enrolment: who sent the test. */
  test: string | null;
  fires: boolean;
}

/**
 * Raises the events of what was heard of messages, in the transaction that records it. Only triggers that
 * a running version listens to get any: a burst without listeners costs one query.
 */
export async function insertInteractions(
  tx: Transaction,
  { workspaceId, heard }: { workspaceId: string; heard: Heard[] },
): Promise<void> {
  if (heard.length === 0) return;
  const keys = [...new Set(heard.map(({ kind }) => messageTrigger(kind)))];
  const triggers = await tx<{ id: string; key: string }[]>`
    select t.id, t.key from triggers t
    where t.workspace_id = ${workspaceId} and t.key = any(${keys}) and t.built_in
      and ${isListenedTo(tx)}`;
  if (triggers.length === 0) return;
  const triggerOf = new Map(triggers.map(({ id, key }) => [key, id]));
  const listened = heard.filter(({ kind }) => triggerOf.has(messageTrigger(kind)));
  const messages = await readMessages(tx, [...new Set(listened.map((one) => one.messageId))]);
  const events = listened.flatMap((one) => {
    const message = messages.get(one.messageId);
    const triggerId = triggerOf.get(messageTrigger(one.kind));
    return message && triggerId ? [eventOf({ workspaceId, triggerId, message, heard: one })] : [];
  });
  if ((await insertEvents(tx, events)).size > 0) await notifyRouter(tx);
}

async function readMessages(tx: Transaction, ids: string[]): Promise<Map<string, MessageRow>> {
  const rows = await tx<MessageRow[]>`
    select m.id, m.journey_id as "journeyId", v.document ->> 'name' as "journeyName",
      m.block_id as "blockId", m.visit, m.channel, m.contact_id as "contactId",
      m.enrolment_id as "enrolmentId", e.key, e.depth, e.fires,
      case when e.test then (select coalesce(test, '') from events where id = e.entry_event_id) end
        as test
    from messages m
      join enrolments e on e.id = m.enrolment_id
      join versions v on v.id = m.version_id
    where m.id = any(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

function eventOf({
  workspaceId,
  triggerId,
  message,
  heard,
}: {
  workspaceId: string;
  triggerId: string;
  message: MessageRow;
  heard: Heard;
}): NewEvent {
  const { id, journeyId, blockId, contactId, enrolmentId, visit } = message;
  const { attributes } = messageEvent(heard.kind, message, heard.detail);
  return {
    workspaceId,
    source: 'message',
    messageId: [id, heard.kind, heard.source ?? ''].join(':'),
    bodyHash: hashAttributes(attributes),
    triggerId,
    contactId,
    key: message.key,
    attributes,
    depth: message.depth + 1,
    causeEnrolmentId: enrolmentId,
    causeBlockId: blockId,
    causeVisit: visit,
    test: message.test,
    // What a test sends concerns its own journey, unless the tester wanted others to start.
    onlyJourneyId: message.test !== null && !message.fires ? journeyId : null,
    fires: message.fires,
  };
}
