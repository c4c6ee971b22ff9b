import type { RaisedEvent } from '@percurso/journey/raised-event';
import { MessageOutcomeKind } from './message-outcomes.ts';

const heard = ['sent', ...MessageOutcomeKind.options, 'unsubscribed'];

/** What may be heard of a message of a channel. */
export function messageEvents(channel: 'sms' | 'email'): RaisedEvent[] {
  return heard.map((kind) => ({ type: 'message', trigger: `message-${kind}`, known: { channel } }));
}
