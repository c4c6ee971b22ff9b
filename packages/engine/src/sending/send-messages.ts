import type { MessageRequest, Outcome } from '@percurso/blocks/kit/run';
import type { BulkPacer } from '../bulk-pacer.ts';
import type { ClockReading } from '../clock.ts';
import { afterReal } from '../clock.ts';
import type { MessageAnswer, Store } from '../store.ts';
import type { ClaimedStrand } from '../strand.ts';
import type { Version } from '../version.ts';
import { createAnswerRecorder } from './answer-recorder.ts';
import type { HandOver } from './hand-over.ts';
import type { InFlight } from './in-flight.ts';
import { firstPageSize, nextPageSize } from './page-size.ts';
import { elapsedSince } from './process-clock.ts';
import type { SendingProvider } from './provider.ts';

/** New hand-overs stop after this long; the rest becomes a strand of its own. */
const handOverMs = 5_000;
/** Answers are waited for this long after the last hand-over. */
const answerMs = 10_000;
/** A request that would start later than this after its hand-over is not sent, wherever it waits. */
const staleMs = 1_000;
/** Answers are recorded at least this often while every connection is busy. */
const roomMs = 500;
/** What was taken of a gateway's rate lapses after this long. */
const freshMs = 100;
/** Unclear answers in a row before a message is left as unknown. */
const maximumAttempts = 10;

/** Nothing at all could be sent; the activity is retried and nobody moves. */
export class ChannelOutage extends Error {
  override name = 'ChannelOutage';
}

export interface SendInput {
  store: Store;
  provider: SendingProvider;
  inFlight: InFlight;
  pacer: BulkPacer;
  clock: ClockReading;
  version: Version;
  /** Enrolment id → the claimed strand it stands in. */
  strandOf: Map<string, ClaimedStrand>;
  blockId: string;
  channel: 'sms' | 'email';
  messageClass: 'transactional' | 'commercial';
  requests: MessageRequest[];
}

interface Sent {
  answer: MessageAnswer;
  enrolmentId: string;
  retryMs: number;
}

interface HandedPage {
  page: MessageRequest[];
  handed: HandOver[];
  /** Absent where nothing was handed over. */
  tookMs?: number;
}

interface AnswerDetail {
  reason: string | null;
  retryMs: number;
  providerId: string | null;
}

/**
 * Hands messages over page by page through gates and ledger, calls the provider, and says for each
 * enrolment how it goes on. Members whose message has no final answer stay until a given time.
 */
export async function sendMessages(input: SendInput): Promise<Map<string, Outcome>> {
  const { store, provider, inFlight, pacer, clock, requests } = input;
  const outcomes = new Map<string, Outcome>();
  const calls: Promise<void>[] = [];
  const answered: Sent[] = [];
  const recorder = createAnswerRecorder((answers) =>
    pacer.run(requests.length, () => store.recordAnswers(answers)),
  );

  const startedAt = performance.now();
  let size = firstPageSize;
  let next = 0;
  while (next < requests.length && performance.now() - startedAt < handOverMs) {
    const reserved = await inFlight.reserve(provider, {
      wanted: Math.min(size, requests.length - next),
      withinMs: roomMs,
    });
    if (reserved === 0) {
      await recorder.record();
      continue;
    }
    const { page, handed, tookMs } = await handPageOver(
      input,
      requests.slice(next, next + reserved),
    );
    if (tookMs !== undefined) size = nextPageSize(size, tookMs);
    next += page.length;
    const byEnrolment = new Map(page.map((request) => [request.member.enrolmentId, request]));
    for (const item of handed) {
      const request = byEnrolment.get(item.enrolmentId);
      if (!request) continue;
      if (item.kind !== 'call') {
        settle(outcomes, item, clock);
        continue;
      }
      const call = callProvider(input, { item, request }).then((sent) => {
        answered.push(sent);
        recorder.add(sent.answer);
      });
      inFlight.track(provider, call, recorder.record);
      calls.push(call);
    }
    await recorder.record();
  }

  await Promise.race([Promise.allSettled(calls), delay(answerMs)]);
  const done = [...answered];
  await recorder.record();
  if (done.length > 0 && outcomes.size === 0 && done.every(wasNotTaken)) {
    throw new ChannelOutage(done[0]?.answer.reason ?? 'the provider took nothing');
  }
  for (const sent of done) outcomes.set(sent.enrolmentId, outcomeOf(sent, clock));
  const later = afterReal(clock, answerMs);
  for (const { member } of requests.slice(0, next)) {
    if (!outcomes.has(member.enrolmentId)) outcomes.set(member.enrolmentId, { stayUntil: later });
  }
  for (const { member } of requests.slice(next)) {
    outcomes.set(member.enrolmentId, { stayUntil: clock.now });
  }
  return outcomes;
}

/**
 * Hands over as many of a page as the gateway's rate lets through. Of the calls reserved for the page,
 * those it does not need are given back.
 */
async function handPageOver(input: SendInput, requests: MessageRequest[]): Promise<HandedPage> {
  const { provider, inFlight, pacer } = input;
  let callCount = 0;
  try {
    // Its turn comes first: what is taken of the rate lapses soon.
    const { page, handed, tookMs, takenAt, waitMs } = await pacer.run(input.requests.length, () =>
      takeAndHandOver(input, requests),
    );
    if (page.length === 0) {
      await delay(waitMs);
      return { page, handed };
    }
    const calls = handed.filter(({ kind }) => kind === 'call').length;
    if (performance.now() - takenAt > freshMs) await takeAgain(input, calls);
    else await returnUnused(input, page.length - calls);
    callCount = calls;
    return { page, handed, tookMs };
  } finally {
    inFlight.giveBack(provider, requests.length - callCount);
  }
}

async function takeAndHandOver(input: SendInput, requests: MessageRequest[]) {
  const takenAt = performance.now();
  const { granted, waitMs } = await takePage(input, requests.length);
  const page = requests.slice(0, granted);
  const pageStart = performance.now();
  const handed = page.length > 0 ? await input.store.handOver({ ...input, requests: page }) : [];
  return { page, handed, tookMs: performance.now() - pageStart, takenAt, waitMs };
}

/**
 * A page that took long to be handed over would go out beside those whose turn it is by then: what
 * was taken for it has lapsed, and it waits for sends of the present.
 */
async function takeAgain(input: SendInput, count: number): Promise<void> {
  const giveUpAt = performance.now() + staleMs;
  for (let left = count; left > 0 && performance.now() < giveUpAt; ) {
    const { granted, waitMs } = await takePage(input, left);
    left -= granted;
    if (left > 0) await delay(Math.min(waitMs, staleMs));
  }
}

/** A page's tokens are taken in a commit of their own, before the page's transaction. */
async function takePage(
  { store, provider, version, channel }: SendInput,
  count: number,
): Promise<{ granted: number; waitMs: number }> {
  const { perSecond } = provider;
  if (perSecond === undefined) return { granted: count, waitMs: 0 };
  return store.takeTokens({ workspaceId: version.workspaceId, channel, perSecond, count });
}

async function returnUnused(
  { store, provider, version, channel }: SendInput,
  count: number,
): Promise<void> {
  const { perSecond } = provider;
  if (perSecond === undefined || count === 0) return;
  await store.returnTokens({ workspaceId: version.workspaceId, channel, perSecond, count });
}

function settle(outcomes: Map<string, Outcome>, item: HandOver, clock: ClockReading): void {
  if (item.kind === 'final') outcomes.set(item.enrolmentId, portOf(item.state, item.reason));
  if (item.kind === 'wait')
    outcomes.set(item.enrolmentId, { stayUntil: afterReal(clock, item.ms) });
  if (item.kind === 'held')
    outcomes.set(item.enrolmentId, { stayUntil: item.until, joins: !item.unclear });
  if (item.kind === 'gone') outcomes.set(item.enrolmentId, { stayUntil: clock.now });
}

function portOf(state: string, reason: string | null): Outcome {
  if (state === 'accepted' || state === 'unknown') return { port: 'next' };
  return { port: 'not-sent', reason: reason ?? state };
}

function wasNotTaken({ answer }: Sent): boolean {
  return answer.state === 'reserved';
}

function outcomeOf({ answer, retryMs }: Sent, clock: ClockReading): Outcome {
  if (answer.state === 'reserved' || answer.state === 'handed') {
    return { stayUntil: afterReal(clock, retryMs) };
  }
  return portOf(answer.state, answer.reason);
}

async function callProvider(
  input: SendInput,
  { item, request }: { item: HandOver & { kind: 'call' }; request: MessageRequest },
): Promise<Sent> {
  const { provider, version, messageClass } = input;
  const strand = input.strandOf.get(item.enrolmentId);
  const answerOf = (
    state: MessageAnswer['state'],
    { reason = null, retryMs = 0, providerId = null }: Partial<AnswerDetail>,
  ): Sent => ({
    enrolmentId: item.enrolmentId,
    retryMs,
    answer: {
      messageId: item.messageId,
      strandId: strand?.id ?? '',
      fence: strand?.fence ?? -1,
      state,
      reason,
      providerId,
    },
  });
  const notTaken = item.unclear ? 'handed' : 'reserved';
  // A process that was stopped since the hand-over must not send what another has taken over.
  const startWithinMs = staleMs - elapsedSince(item.asOf);
  if (startWithinMs < 0) return answerOf(notTaken, { reason: 'late' });

  const { sender, subject, text, html } = item.content ?? request;
  const { messageId: id, to } = item;
  const message = { id, channel: input.channel, to, from: sender, subject, text, html };
  const answer = await provider.send(message, { startWithinMs });
  const backOff = Math.min(60_000, 1_000 * 2 ** item.attempt);
  switch (answer.kind) {
    case 'accepted':
      return answerOf('accepted', { providerId: answer.providerId });
    case 'failed':
      return answerOf('failed', { reason: answer.reason });
    case 'not-taken':
      if (answer.retryAfterMs !== undefined) {
        await input.store.holdChannel(version.workspaceId, input.channel, answer.retryAfterMs);
      }
      // Nothing is wrong with the provider where all its connections were busy.
      return answerOf(notTaken, {
        reason: answer.reason,
        retryMs: answer.retryAfterMs ?? (answer.reason === 'late' ? 0 : backOff),
      });
    case 'unclear':
      if (item.attempt >= maximumAttempts) return answerOf('unknown', { reason: answer.reason });
      if (messageClass === 'commercial' && !provider.deduplicates) {
        return answerOf('unknown', { reason: answer.reason });
      }
      return answerOf('handed', { reason: answer.reason, retryMs: backOff });
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
