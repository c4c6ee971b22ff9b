import type { ApiAnswer } from '../../tests/browser/api-answer.ts';
import type { PictureClock } from './picture-clock.ts';
import { pictureTimes } from './picture-clock.ts';
import type { Call, LifeIds } from './scene.ts';

/** Customers of the pictures: Carla has no phone, so that a message is not sent; the last has long names. */
const people = [
  {
    externalId: 'customer-1',
    firstName: 'Ana',
    lastName: 'Souza',
    email: 'ana@example.com',
    phone: '+5511998765432',
    language: 'pt-BR',
  },
  {
    externalId: 'customer-2',
    firstName: 'Bruno',
    lastName: 'Lima',
    email: 'bruno@example.com',
    phone: '+5521998765432',
  },
  { externalId: 'customer-3', firstName: 'Carla', lastName: 'Dias', email: 'carla@example.com' },
  {
    externalId: 'a-very-long-id-of-another-system-000004',
    firstName: 'Maria Aparecida',
    lastName: 'dos Santos Oliveira Figueiredo de Albuquerque',
    email: 'maria.aparecida.figueiredo.de.albuquerque@subsidiary.example.com',
    phone: '+351912345678',
    language: 'pt-BR',
    timeZone: 'America/Argentina/Buenos_Aires',
  },
];

/** Why Bruno wants no offers, as it stands in the history of his number. */
export const optOutReason = 'Call of March 10';

/** What they want to be sent, as it came to be known. */
const consents = [
  ['customer-1', { channel: 'email', purpose: 'commercial', state: 'opted-in' }],
  [
    'customer-2',
    { channel: 'sms', purpose: 'commercial', state: 'opted-out', reason: optOutReason },
  ],
  ['customer-3', { channel: 'email', purpose: 'transactional', state: 'opted-out' }],
] as const;

/**
 * Plays the demo's story over HTTP: devices report errors 10, null, 12 and more, cases are opened,
 * one is resolved.
 */
export async function tellStory(
  call: Call,
  clock: PictureClock,
): Promise<Omit<LifeIds, 'waiting' | 'edited'>> {
  const times = pictureTimes.story.values();
  for (const { externalId, ...fields } of people) {
    await call('PUT', `/contacts/${externalId}`, fields);
  }
  for (const [externalId, consent] of consents) {
    await call('PUT', `/contacts/${externalId}/consent`, consent);
  }
  for (const ErrorCode of [10, null, 12]) await report('customer-1', ErrorCode, 'PUMP-0042');
  await comeThrough('customer-1');
  const sms = await firstOf('/messages?channel=sms', 'customer-1');
  const opened = await firstOf('/cases', 'customer-1');
  await report('customer-2', 14, 'PUMP-0107');
  await comeThrough('customer-2');
  await report('customer-3', 21, 'VALVE-0311');
  await comeThrough('customer-3');
  await later();
  await changeStatus(opened.id, 'In progress');
  await later();
  await changeStatus(opened.id, 'Resolved');
  const mail = await firstOf('/messages?channel=email', 'customer-1');
  await leftBehind('Case resolved');
  const notSent = await firstOf('/messages?channel=sms', 'customer-3');

  return {
    contact: opened.contactId,
    case: opened.id,
    message: mail.id,
    notSent: notSent.id,
    unreachable: notSent.contactId,
    statusUrl: /https?:\S+\/s\/\S+/.exec(sms.body)?.[0] ?? '',
    live: await journey('Critical device error'),
    email: await journey('Case resolved'),
  };

  /** Everything from here on happened at the next of the story's times. */
  async function later(): Promise<void> {
    const { value } = times.next();
    if (value === undefined)
      throw new Error('The story has more moments than `pictureTimes.story`.');
    await clock.set(value);
  }

  async function report(externalId: string, ErrorCode: number | null, DeviceID: string) {
    const attributes = { ErrorCode, DeviceID };
    const event = { trigger: 'iot-device-malfunctioned', contact: { externalId }, attributes };
    await later();
    await call('POST', '/events', { events: [event] });
    await decided(event.trigger);
  }

  async function changeStatus(caseId: string, status: string): Promise<void> {
    await call('PATCH', `/cases/${caseId}`, { status });
    await decided('support-case-status-changed');
  }

  /** The clock moves on once everything of an event is done: what comes later would be told as later. */
  async function comeThrough(externalId: string): Promise<void> {
    await firstOf('/messages?channel=sms', externalId);
    await firstOf('/cases', externalId);
    await leftBehind('Critical device error');
    await leftBehind('Create support case');
  }

  /** Journeys have said what they make of every event of a trigger. */
  async function decided(trigger: string): Promise<void> {
    await until(`Every event of ${trigger} is decided on`, async () => {
      const { items } = await call('GET', `/triggers/${trigger}/events`);
      return items.length > 0 && items.every(({ outcome }) => outcome !== 'pending');
    });
  }

  /** Nobody is inside a journey any more. */
  async function leftBehind(name: string): Promise<void> {
    const id = await journey(name);
    await until(`Nobody is inside ${name}`, async () => {
      const { inside } = await call('GET', `/journeys/${id}`);
      return inside === 0;
    });
  }

  async function journey(name: string): Promise<string> {
    const { items } = await call('GET', `/journeys?search=${encodeURIComponent(name)}`);
    const found = items.find((one) => one.name === name);
    if (!found) throw new Error(`There is no journey ${name}.`);
    return found.id;
  }

  /** The first of a contact's list, once there is one. */
  async function firstOf(list: string, externalId: string): Promise<ApiAnswer> {
    const { id } = await call('GET', `/contacts/${externalId}`);
    const path = `${list}${list.includes('?') ? '&' : '?'}contactId=${id}`;
    return until(`${path} has an item`, async () => (await call('GET', path)).items[0]);
  }
}

/** What `ask` finds, once it finds something. */
async function until<Found>(
  what: string,
  ask: () => Promise<Found | false | undefined>,
): Promise<Found> {
  const giveUpAt = performance.now() + 20_000;
  while (performance.now() < giveUpAt) {
    const found = await ask();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Not true within 20 seconds: ${what}.`);
}
