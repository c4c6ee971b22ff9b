import { renderBatch } from './render-batch.ts';
import type { Batch, BlockDeps, Member, MessageRequest, Outcome } from './run.ts';

/** The way out of those a message was not sent to; it joins the flow where it is not drawn. */
const NOT_SENT = 'not-sent';

interface Send {
  channel: 'sms' | 'email';
  messageClass: 'transactional' | 'commercial';
  templates: string[];
  /** The message from the rendered templates, or why there is none. */
  compose(member: Member, texts: string[]): MessageRequest | { reason: string };
}

/**
 * Renders a message for every member and sends it through gates and ledger. Who it cannot be
 * rendered for leaves by `not-sent` with the reason; the others are what `deps.send` answers.
 */
export async function sendBatch<Config>(
  batch: Batch<Config>,
  deps: BlockDeps,
  send: Send,
): Promise<Map<string, Outcome>> {
  const { rendered, failed } = await renderBatch(batch, deps, send.templates);
  const outcomes = new Map<string, Outcome>();
  const requests: MessageRequest[] = [];
  for (const { member, error } of failed) {
    outcomes.set(member.enrolmentId, { port: NOT_SENT, reason: `rendering-failed: ${error}` });
  }
  for (const { member, texts } of rendered) {
    const request = send.compose(member, texts);
    if ('reason' in request) {
      outcomes.set(member.enrolmentId, { port: NOT_SENT, reason: request.reason });
    } else requests.push(request);
  }
  if (requests.length > 0) {
    const sent = await deps.send(send.channel, send.messageClass, requests);
    for (const [enrolmentId, outcome] of sent) outcomes.set(enrolmentId, outcome);
  }
  return outcomes;
}
