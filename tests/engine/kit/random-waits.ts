import type { BlockConfig } from '@percurso/journey/document';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Place } from './random-configs.ts';
import { caseOpened } from './random-rules.ts';

/** Waits for events that end without one take this long, those that an event ends far longer. */
const shortLimit = { amount: 1, unit: 'hours' };
/** Hours of this clock pass while a message is handed over, in which it may turn out to be blocked. */
export const hoursLimit = { amount: 12, unit: 'hours' };
export const longLimit = { amount: 90, unit: 'days' };
/** A test lasts some virtual weeks; what is older than this came before all of it. */
const farBack = { amount: 26, unit: 'weeks' };

const zones = ['journey', 'contact', 'America/Sao_Paulo', 'Asia/Kolkata', 'Pacific/Auckland'];
const calendar = new Set<JsonValue | undefined>(['weekday', 'window']);
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const times = ['00:00', '08:30', '23:59'];

/** A wait by a span, a date, a weekday or hours of the day; one by days on a way, for those take seconds. */
export function randomWait({ random, words, due, before }: Place): BlockConfig {
  const zone = random.pick(zones);
  const days = random.pick([everyDay, everyDay, [1, 2, 3, 4, 5, 6]]);
  const past = random.pick(['continue', 'exit', 'branch']);
  const spans = [
    { amount: 1 + random.below(50), unit: 'seconds' },
    { amount: 1 + random.below(50), unit: 'minutes' },
    { amount: 1 + random.below(8), unit: 'hours' },
  ];
  const byDate: BlockConfig[] = [{ mode: 'date', date: '2001-09-09T01:46', zone, past }];
  if (words.date !== null) {
    // Whether a date that is soon is past already when they get here, nobody can foretell.
    const foreseen = due === 'soon' ? 'continue' : past;
    byDate.push(byAttribute({ random, date: words.date, zone, past: foreseen }));
  }
  const byDays = before.some(({ kind, config }) => kind === 'repeat' || calendar.has(config.mode));
  if (byDays) return random.pick([{ duration: random.pick(spans) }, ...byDate]);
  return random.pick<BlockConfig>([
    ...spans.map((duration) => ({ duration })),
    { mode: 'weekday', days, time: random.pick(times), zone },
    { mode: 'window', days, from: '07:00', to: random.pick(['19:00', '02:00', '07:30']), zone },
    ...byDate,
  ]);
}

/** A wait until a date that is still to come, where nothing stands before it. */
export function randomDue({ random, words }: Pick<Place, 'random' | 'words'>): BlockConfig | null {
  const { date } = words;
  if (date === null) return null;
  const past = random.pick(['exit', 'branch']);
  return byAttribute({ random, date, zone: random.pick(zones), past });
}

function byAttribute({
  random,
  date,
  zone,
  past,
}: Pick<Place, 'random'> & { date: string; zone: string; past: string }): BlockConfig {
  return {
    mode: 'attribute',
    attribute: date,
    zone,
    past,
    ...(random.below(2) === 0
      ? {
          offset: {
            amount: random.below(7),
            unit: 'hours',
            side: random.pick(['before', 'after']),
          },
        }
      : {}),
    ...(random.below(3) === 0 ? { time: random.pick(times) } : {}),
  };
}

/** A wait for events of what is activated, of cases and of messages sent before; no event is both. */
export function randomWaitFor({ random, triggers, words, before }: Place): BlockConfig {
  const message = before.findLast(({ kind }) => kind === 'email' || kind === 'sms')?.id;
  const ofOther = (id: string) => ({
    id,
    trigger: triggers.other,
    correlate: random.pick(['key', 'contact']),
    // The number of a run that a case starts is not known before.
    ...(words.date !== null && random.below(3) === 0 ? { keyAttribute: 'Device' } : {}),
    conditions: {
      attribute: 'event.Code',
      operator: 'is',
      value: id === 'e1' && random.below(4) === 0 ? 5 : 1_000 + Number(id.slice(1)),
    },
  });
  const ofCase = (id: string) => ({
    id,
    trigger: caseOpened,
    correlate: random.pick(['key', 'contact']),
    conditions: {
      attribute: 'event.record.priority',
      operator: 'is',
      value: id === 'e1' ? 'Low' : 'Normal',
    },
  });
  const ofMessage = (id: string) => ({
    id,
    trigger: `message-${random.pick(id === 'e1' ? ['sent', 'clicked'] : ['blocked', 'delivered'])}`,
    message,
  });
  const ways: ((id: string) => Record<string, JsonValue | undefined>)[] = [
    ofOther,
    ofOther,
    ofCase,
  ];
  if (message !== undefined) ways.push(ofMessage, ofMessage);
  const events = ['e1', 'e2'].slice(0, 1 + random.below(2)).map((id) => random.pick(ways)(id));
  const ofMessages = events.some(({ message: awaited }) => awaited !== undefined);
  // Of a run that a case started, the events of that case are older than the run and not simulated.
  const blind = words.date === null && events.some(({ trigger }) => trigger === caseOpened);
  return {
    events: events as JsonValue,
    mode: random.pick(['any', 'all']),
    limit: random.pick([ofMessages ? hoursLimit : shortLimit, longLimit]),
    ...(!blind && random.below(3) === 0 ? { lookBack: farBack } : {}),
  };
}
