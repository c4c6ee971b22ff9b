import type { JsonValue } from '@percurso/journey/json-value';

/** A message as an event about it tells. */
interface MessageOfEvent {
  id: string;
  journeyId: string;
  journeyName: string;
  blockId: string;
  channel: string;
}

/** The event of something heard of a message: the key of its built-in trigger, and its attributes. */
export function messageEvent(
  kind: string,
  { id, journeyId, journeyName, blockId, channel }: MessageOfEvent,
  detail: Record<string, JsonValue> | undefined,
): { trigger: string; attributes: Record<string, JsonValue> } {
  const attributes = { messageId: id, journeyId, journeyName, blockId, channel, ...detail };
  return { trigger: messageTrigger(kind), attributes };
}

/** Key of the trigger of what is heard of messages. */
export function messageTrigger(kind: string): string {
  return `message-${kind}`;
}
