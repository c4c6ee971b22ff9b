import { goesOn } from '../goes-on.ts';
import { lookBack } from '../look-back.ts';
import type { FrequencyCap } from '../sending/decide-send.ts';
import { decideSend } from '../sending/decide-send.ts';
import type { HandOver } from '../sending/hand-over.ts';
import { messageEvent } from '../sending/message-event.ts';
import { messageIdOf } from '../sending/message-id.ts';
import { readProcessClock } from '../sending/process-clock.ts';
import { quietTimesAt } from '../sending/quiet-time.ts';
import type { FinishInput, HandOverInput, Move, Store } from '../store.ts';
import { unchanged, visitOf } from '../traveller.ts';
import { applyWrites } from './apply-writes.ts';
import type { Scene } from './scene.ts';
import { place, receive, tick } from './scene.ts';
import type { SimulatedMessage } from './simulation.ts';

/** The engine's store for the one person of a scene: what Postgres does, in memory. */
export function createMemoryStore(scene: Scene): Store {
  const { version, triggers } = scene.input;
  return {
    async claim(ids) {
      tick(scene);
      const clock = { now: scene.now, speed: 1 };
      const { strand } = scene;
      if (!strand || !ids.includes(strand.id)) return { clock, claimed: [], items: [] };
      strand.fence += 1;
      return { clock, claimed: [{ ...strand }], items: [] };
    },
    async loadVersion() {
      return version;
    },
    async loadMembers() {
      const { member } = scene;
      return member ? [{ ...member, facts: { ...member.facts, contact: scene.contact } }] : [];
    },
    finish: (input) => finish(scene, input),
    async isolateFailure(strand, reason) {
      const blockId = version.plan.steps[strand.step]?.blockId ?? '';
      const visit = scene.member ? visitOf(scene.member, blockId) : 1;
      const passages = [{ blockId, visit, port: 'exited', reason: `error: ${reason}` }];
      const to = { status: 'exited', reason: 'error' } as const;
      place(scene, { passages, entered: [], change: unchanged(), to }, { since: scene.now });
      return [];
    },
    async handOver(input) {
      const answers: HandOver[] = [];
      for (const request of input.requests) answers.push(await handOver(scene, input, request));
      return answers;
    },
    async recordAnswers(answers) {
      for (const { messageId, state, reason } of answers) {
        const message = scene.messages.find(({ id }) => id === messageId);
        if (!message || state !== 'accepted') continue;
        Object.assign(message, { state, reason });
        hear(scene, 'sent', message);
      }
    },
    async holdChannel() {},
    async takeTokens({ count }) {
      return { granted: count, waitMs: 0 };
    },
    async returnTokens() {},
    async allocateCaseNumbers(_workspaceId, count) {
      const first = scene.nextCaseNumber;
      scene.nextCaseNumber += count;
      return Array.from({ length: count }, (_, index) => first + index);
    },
    async findTrigger(_workspaceId, key) {
      return triggers.find((trigger) => trigger.key === key) ?? null;
    },
  };
}

async function finish(
  scene: Scene,
  { moves, strands, since, keep }: FinishInput,
): ReturnType<Store['finish']> {
  const [strand] = strands;
  const events = new Map([[scene.input.contact.id, scene.events]]);
  const settled = await Promise.all(moves.map((move) => settle(scene, move)));
  const { people, used } = await lookBack(settled, async () => events);
  const [move] = people;
  if (!move || !strand) return { items: [], kept: null };
  const came = used.map(({ event }) => event.trigger);
  leaveBehind(scene, move);
  const began = reasonOf(scene, { move, came, op: strand.op });
  place(scene, move, { since, began, heldUntil: messageOf(scene, move)?.heldUntil });
  applyWrites(scene, move);
  const reached = scene.strand;
  if (!reached || !goesOn([reached], [move], keep)) return { items: [], kept: null };
  reached.fence = 1;
  return { items: [], kept: { ...reached } };
}

/** The other way, without its writes, where the address that is written is another contact's. */
async function settle({ contact, input }: Scene, move: Move): Promise<Move> {
  const { taken, effect } = move;
  const claimed = effect?.writes.flatMap((write) =>
    write.type === 'update-contact' ? (write.fields.email ?? []) : [],
  )[0];
  if (!taken || !effect || claimed === undefined || claimed === contact.email) return move;
  if (!(await input.isEmailTaken(claimed))) return move;
  return { ...move, ...taken, effect: { ...effect, writes: [] }, taken: undefined };
}

/** Why a way began, where the block itself gives no reason: a code, with a value where there is one. */
function reasonOf(
  scene: Scene,
  { move, came, op }: { move: Move; came: string[]; op: 'act' | 'sleep' | 'await' },
): string | null {
  if (op !== 'act' && came.length > 0) return `came: ${came.join(', ')}`;
  if (op === 'await') {
    const until = scene.strand?.dueAt?.toISOString();
    return until === undefined ? 'nothing-came' : `nothing-came: ${until}`;
  }
  if (op === 'sleep' && !move.effect) return 'time-came';
  const message = messageOf(scene, move);
  if (message) return message.state === 'accepted' ? `sent: ${message.to}` : message.reason;
  return null;
}

/** Whose message was held, and could not be made when it was released, goes on without it. */
function leaveBehind(scene: Scene, move: Move): void {
  const message = messageOf(scene, move);
  const [passage] = move.passages;
  if (!passage || message?.state !== 'deferred') return;
  Object.assign(message, { state: 'skipped', reason: passage.reason ?? 'left-journey' });
}

function messageOf({ messages }: Scene, { effect }: Move): SimulatedMessage | undefined {
  return messages.findLast(({ blockId }) => blockId === effect?.blockId);
}

async function handOver(
  scene: Scene,
  { version, blockId, channel, messageClass }: HandOverInput,
  request: HandOverInput['requests'][number],
): Promise<HandOver> {
  const { enrolmentId, visit } = request.member;
  const id = messageIdOf(enrolmentId, blockId, visit);
  const to = contactPoint(scene, channel);
  const consent = scene.input.consents.find(
    (one) => one.channel === channel && one.purpose === messageClass && one.address === to,
  );
  const quietIn = quietTimesAt({
    now: scene.now,
    quietTimes: await scene.input.quietTimesOf(channel),
    purpose: messageClass,
    settings: version.plan.settings,
  });
  const { timeZone } = scene.contact;
  const decision = decideSend({
    versionStatus: scene.input.versionStatus ?? 'live',
    channel,
    purpose: messageClass,
    address: to,
    suppressed: to === null ? null : await scene.input.suppressionOf(channel, to),
    consent: consent ? { state: consent.state, source: consent.source, at: consent.at } : null,
    cap: messageClass === 'commercial' ? await readCap(scene, channel) : null,
    quiet: quietIn(typeof timeZone === 'string' ? timeZone : null),
  });
  const sends = decision.verdict === 'send';
  const { subject = null, text, html = null } = request;
  const sender = request.sender ?? scene.input.senderOf?.(channel) ?? null;
  const content = { channel, class: messageClass, to, sender, subject, text, html } as const;
  const { reason, gates, until } = decision;
  const state = sends ? 'accepted' : until ? 'deferred' : 'skipped';
  const held = scene.messages.find((one) => one.id === id);
  const heldUntil = until ?? held?.heldUntil ?? null;
  const what = { ...content, state, reason, gates, heldUntil } as const;
  const message: SimulatedMessage = { id, blockId, visit, ...what, at: scene.now };
  if (held) Object.assign(held, message);
  else scene.messages.push({ ...message });
  if (until) return { enrolmentId, messageId: id, kind: 'held', until };
  if (!sends) {
    hear(scene, 'blocked', message);
    return { enrolmentId, messageId: id, kind: 'final', state: 'skipped', reason };
  }
  const asOf = readProcessClock();
  return {
    enrolmentId,
    messageId: id,
    kind: 'call',
    to: to ?? '',
    attempt: 1,
    asOf,
    unclear: false,
  };
}

/** What the contact got before, and what this simulation has sent. */
async function readCap(scene: Scene, channel: 'sms' | 'email'): Promise<FrequencyCap | null> {
  const cap = await scene.input.capOf(channel);
  if (!cap) return null;
  const { most, days, sentAt } = cap;
  const own = scene.messages.flatMap((message) =>
    message.channel === channel && message.class === 'commercial' && message.state === 'accepted'
      ? [message.at]
      : [],
  );
  const since = scene.now.getTime() - days * 86_400_000;
  const sent = [...sentAt, ...own].filter((at) => at.getTime() > since && at <= scene.now).length;
  return { most, days, sent };
}

/** What is heard of a message is an event, as it is of one that is sent. */
function hear(scene: Scene, kind: 'sent' | 'blocked', message: SimulatedMessage): void {
  const { member, input } = scene;
  if (!member) return;
  const { journeyId, journeyName } = input.version;
  const detail = kind === 'blocked' ? { reason: message.reason } : undefined;
  const event = messageEvent(kind, { ...message, journeyId, journeyName }, detail);
  const { blockId, visit } = message;
  const cause = { enrolmentId: member.enrolmentId, blockId, visit };
  receive(scene, { ...event, key: member.key, cause, depth: member.depth + 1 });
}

function contactPoint({ contact }: Scene, channel: 'sms' | 'email'): string | null {
  const address = channel === 'sms' ? contact.phone : contact.email;
  return typeof address === 'string' && address !== '' ? address : null;
}
