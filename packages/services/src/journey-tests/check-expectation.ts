import { durationMs } from '@percurso/journey/duration-ms';
import type { Simulation } from '../journeys/simulation-schema.ts';
import type { Difference, Expectation } from './journey-test-schema.ts';

type Of<Type extends Expectation['type']> = Extract<Expectation, { type: Type }>;
type Message = Simulation['messages'][number];

/** What differs from the expectation, as a code with values and in words; null where it holds. */
export function checkExpectation(expected: Expectation, done: Simulation): Difference | null {
  switch (expected.type) {
    case 'message':
      return checkMessage(expected, done);
    case 'no-message':
      return checkNoMessage(expected, done);
    case 'port':
      return checkPort(expected, done);
    case 'ended':
      return checkEnd(expected, done);
    case 'refused':
      return checkRefusal(expected, done);
    case 'variable': {
      const { name } = expected;
      const value = done.vars[name] ?? null;
      if (same(value, expected.value)) return null;
      const values = { name, expected: say(expected.value), got: say(value) };
      const message = `vars.${name}: expected ${values.expected}, got ${values.got}`;
      return { code: 'variable', blockId: null, values, message };
    }
  }
}

function checkNoMessage(
  { blockId }: Of<'no-message'>,
  { messages }: Simulation,
): Difference | null {
  const sent = messages.find((one) => one.blockId === blockId && one.state === 'accepted');
  if (!sent) return null;
  const message = `${blockId}: expected no message, got “${sent.text}”`;
  return { code: 'message-unexpected', blockId, values: { got: sent.text }, message };
}

function checkMessage(expected: Of<'message'>, done: Simulation): Difference | null {
  const { blockId, visit, sent, contains, reason } = expected;
  const about = visit === 1 ? blockId : `${blockId} (visit ${visit})`;
  const differs = (
    code: Difference['code'],
    values: Difference['values'],
    words: string,
  ): Difference => ({ code, blockId, values, message: `${about}: ${words}` });
  const message = done.messages.find((one) => one.blockId === blockId && one.visit === visit);
  if (!message) {
    const { values, words } = whereabouts(done);
    return differs('message-none', values, `expected a message, got none${words}`);
  }
  if (sent !== (message.state === 'accepted')) {
    const got = message.state === 'accepted' ? 'it is sent' : `it is not sent: ${message.reason}`;
    const words = `expected the message ${sent ? 'to be sent' : 'not to be sent'}, but ${got}`;
    return differs(sent ? 'message-not-sent' : 'message-sent', { got: message.reason }, words);
  }
  if (reason !== undefined && reason !== message.reason) {
    const values = { expected: reason, got: message.reason };
    return differs(
      'message-reason',
      values,
      `expected the reason ${reason}, got ${message.reason ?? 'none'}`,
    );
  }
  const words = [message.subject, message.text].filter((text) => text !== null).join('\n');
  if (contains !== undefined && !words.includes(contains)) {
    const values = { expected: contains, got: words };
    return differs('message-text', values, `expected a text with “${contains}”, got “${words}”`);
  }
  const time = checkTime(expected, { message, start: done.at });
  return time && differs('message-time', time.values, time.words);
}

function checkTime(
  { at, after, tolerance }: Of<'message'>,
  { message, start }: { message: Message; start: string },
): { values: { expected: string; got: string }; words: string } | null {
  const due = at === undefined ? after && Date.parse(start) + durationMs(after) : Date.parse(at);
  if (due === undefined) return null;
  if (Math.abs(Date.parse(message.at) - due) <= durationMs(tolerance)) return null;
  const within = `${tolerance.amount} ${tolerance.unit}`;
  const expected = new Date(due).toISOString();
  const words = `expected the message at ${expected} (± ${within}), got ${message.at}`;
  return { values: { expected, got: message.at }, words };
}

function checkPort({ blockId, port, visit }: Of<'port'>, done: Simulation): Difference | null {
  const passed = done.trail.filter(
    (step) => step.blockId === blockId && (visit === undefined || step.visit === visit),
  );
  if (passed.some((step) => step.port === port)) return null;
  if (passed.length === 0) {
    const { values, words } = whereabouts(done);
    const message = `${blockId}: expected the way ${port}, but the block was not passed${words}`;
    return { code: 'not-passed', blockId, values: { ...values, expected: port }, message };
  }
  const got = passed.map((step) => `${step.port}${step.why ? ` (${step.why})` : ''}`).join(', ');
  const values = { expected: port, got: passed.map((step) => step.port).join(', ') };
  return {
    code: 'way',
    blockId,
    values,
    message: `${blockId}: expected the way ${port}, got ${got}`,
  };
}

function checkEnd({ status, reason }: Of<'ended'>, done: Simulation): Difference | null {
  const { ended } = done;
  if (!ended) {
    const { values, words } = whereabouts(done);
    const message = `expected the journey to be over${words || ', but it is not'}`;
    return { code: 'not-over', blockId: null, values, message };
  }
  if (status !== undefined && status !== ended.status) {
    const message = `expected the person ${status}, got ${ended.status}${ended.reason ? ` (${ended.reason})` : ''}`;
    return { code: 'end', blockId: null, values: { expected: status, got: ended.status }, message };
  }
  if (reason === undefined || reason === ended.reason) return null;
  const message = `expected the end with the reason ${reason}, got ${ended.reason ?? 'none'}`;
  const values = { expected: reason, got: ended.reason };
  return { code: 'end-reason', blockId: null, values, message };
}

function checkRefusal({ reason }: Of<'refused'>, { entry }: Simulation): Difference | null {
  if (entry.enrolled) {
    const message = 'expected the event to be refused, but it lets the person in';
    return { code: 'let-in', blockId: null, values: {}, message };
  }
  if (reason === undefined || reason === entry.reason) return null;
  const message = `expected the event to be refused for ${reason}, got ${entry.reason ?? 'no reason'}`;
  const values = { expected: reason, got: entry.reason };
  return { code: 'refused-for', blockId: null, values, message };
}

/** Why the simulation did not come further, if it did not. */
function whereabouts({ entry, questions }: Simulation): {
  values: { refused?: string; asksAt?: string };
  words: string;
} {
  if (!entry.enrolled) {
    const refused = entry.reason ?? '';
    return { values: { refused }, words: `: the event is refused (${entry.reason})` };
  }
  const [question] = questions;
  if (!question) return { values: {}, words: '' };
  const ports = question.ports.map(({ port }) => port).join(', ');
  const words = `: it stops at ${question.blockId}, where a choice is needed (${ports})`;
  return { values: { asksAt: question.blockId }, words };
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
