import { durationMs } from '@percurso/journey/duration-ms';
import type { Simulation } from '../journeys/simulation-schema.ts';
import type { Expectation } from './journey-test-schema.ts';

type Of<Type extends Expectation['type']> = Extract<Expectation, { type: Type }>;
type Message = Simulation['messages'][number];

/** What differs from the expectation, in words; null where it holds. */
export function checkExpectation(expected: Expectation, done: Simulation): string | null {
  switch (expected.type) {
    case 'message':
      return checkMessage(expected, done);
    case 'no-message': {
      const sent = done.messages.find(
        ({ blockId, state }) => blockId === expected.blockId && state === 'accepted',
      );
      return sent ? `${expected.blockId}: expected no message, got “${sent.text}”` : null;
    }
    case 'port':
      return checkPort(expected, done);
    case 'ended':
      return checkEnd(expected, done);
    case 'refused':
      return checkRefusal(expected, done);
    case 'variable': {
      const value = done.vars[expected.name] ?? null;
      if (same(value, expected.value)) return null;
      return `vars.${expected.name}: expected ${say(expected.value)}, got ${say(value)}`;
    }
  }
}

function checkMessage(expected: Of<'message'>, done: Simulation): string | null {
  const { blockId, visit, sent, contains, reason } = expected;
  const about = visit === 1 ? blockId : `${blockId} (visit ${visit})`;
  const message = done.messages.find((one) => one.blockId === blockId && one.visit === visit);
  if (!message) return `${about}: expected a message, got none${whereabouts(done)}`;
  if (sent !== (message.state === 'accepted')) {
    const got = message.state === 'accepted' ? 'it is sent' : `it is not sent: ${message.reason}`;
    return `${about}: expected the message ${sent ? 'to be sent' : 'not to be sent'}, but ${got}`;
  }
  if (reason !== undefined && reason !== message.reason) {
    return `${about}: expected the reason ${reason}, got ${message.reason ?? 'none'}`;
  }
  const words = [message.subject, message.text].filter((text) => text !== null).join('\n');
  if (contains !== undefined && !words.includes(contains)) {
    return `${about}: expected a text with “${contains}”, got “${words}”`;
  }
  return checkTime(expected, { about, message, start: done.at });
}

function checkTime(
  { at, after, tolerance }: Of<'message'>,
  { about, message, start }: { about: string; message: Message; start: string },
): string | null {
  const due = at === undefined ? after && Date.parse(start) + durationMs(after) : Date.parse(at);
  if (due === undefined) return null;
  if (Math.abs(Date.parse(message.at) - due) <= durationMs(tolerance)) return null;
  const within = `${tolerance.amount} ${tolerance.unit}`;
  return `${about}: expected the message at ${new Date(due).toISOString()} (± ${within}), got ${message.at}`;
}

function checkPort({ blockId, port, visit }: Of<'port'>, done: Simulation): string | null {
  const passed = done.trail.filter(
    (step) => step.blockId === blockId && (visit === undefined || step.visit === visit),
  );
  if (passed.some((step) => step.port === port)) return null;
  if (passed.length === 0) {
    return `${blockId}: expected the way ${port}, but the block was not passed${whereabouts(done)}`;
  }
  const got = passed.map((step) => `${step.port}${step.why ? ` (${step.why})` : ''}`).join(', ');
  return `${blockId}: expected the way ${port}, got ${got}`;
}

function checkEnd({ status, reason }: Of<'ended'>, done: Simulation): string | null {
  const { ended } = done;
  if (!ended) return `expected the journey to be over${whereabouts(done) || ', but it is not'}`;
  if (status !== undefined && status !== ended.status) {
    return `expected the person ${status}, got ${ended.status}${ended.reason ? ` (${ended.reason})` : ''}`;
  }
  if (reason === undefined || reason === ended.reason) return null;
  return `expected the end with the reason ${reason}, got ${ended.reason ?? 'none'}`;
}

function checkRefusal({ reason }: Of<'refused'>, { entry }: Simulation): string | null {
  if (entry.enrolled) return 'expected the event to be refused, but it lets the person in';
  if (reason === undefined || reason === entry.reason) return null;
  return `expected the event to be refused for ${reason}, got ${entry.reason ?? 'no reason'}`;
}

/** Why the simulation did not come further, if it did not. */
function whereabouts({ entry, questions }: Simulation): string {
  if (!entry.enrolled) return `: the event is refused (${entry.reason})`;
  const [question] = questions;
  if (!question) return '';
  const ports = question.ports.map(({ port }) => port).join(', ');
  return `: it stops at ${question.blockId}, where a choice is needed (${ports})`;
}

/** The order of names is no difference. */
function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [two]) => (one < two ? -1 : 1)))
      : inner,
  );
}

function say(value: unknown): string {
  return JSON.stringify(value);
}
