import { describe, expect, it } from 'vitest';
import { atOf, factsOf } from '../testing/recording-deps.ts';
import type { WaitForConfig } from './block.ts';
import { definition } from './block.ts';
import { run } from './run.ts';

const limit = { amount: 90, unit: 'minutes' };
const parse = (config: object): WaitForConfig => definition.config.parse({ limit, ...config });
const two = [
  { id: 'e1', trigger: 'paid', keyAttribute: 'Order' },
  { id: 'e2', trigger: 'message-clicked', message: 'b1' },
];
const came = (slot: number, minute: number, attributes: object) => ({
  slot,
  eventId: `event-${slot}`,
  receivedAt: `2026-03-10T12:0${minute}:00.000Z`,
  attributes: JSON.parse(JSON.stringify(attributes)),
});

describe('wait-for, run', () => {
  it('waits until its limit, counted from the arrival here', () => {
    const now = new Date('2026-03-10T12:00:00Z');
    expect(run.until(parse({ events: two }), factsOf({}), atOf({ now }))).toEqual({
      at: new Date('2026-03-10T13:30:00Z'),
      fixed: false,
    });
    expect(run.timedOut(parse({ events: two }), factsOf({}))).toEqual({ port: 'timeout' });
  });

  it('looks back as far as the author says, and no further', () => {
    expect(run.lookBackMs?.(parse({ events: two }))).toBe(0);
    const lookBack = { amount: 2, unit: 'minutes' };
    expect(run.lookBackMs?.(parse({ events: two, lookBack }))).toBe(120_000);
  });

  it('takes events with the key of the run, any of the customer, or what is heard of a message', () => {
    const any = { id: 'e3', trigger: 'called', correlate: 'contact' };
    const awaited = run.events(parse({ events: [...two, any] }));
    expect(awaited.map(({ correlate }) => correlate)).toEqual(['key', { block: 'b1' }, 'contact']);
    expect(awaited.map(({ keyAttribute }) => keyAttribute)).toEqual([
      'Order',
      undefined,
      undefined,
    ]);
  });

  it('leaves by the way of the event that came, with its attributes', () => {
    const clicked = came(1, 3, { link: 'https://example.com' });
    expect(run.arrived(parse({ events: two }), [clicked], factsOf({}))).toEqual({
      port: 'e2',
      result: { link: 'https://example.com', receivedAt: clicked.receivedAt, event: 'e2' },
    });
  });

  it('leaves by one way once all have come: the first in the list gives an attribute, the last the time', () => {
    const config = parse({ events: two, mode: 'all' });
    const events = [came(0, 5, { Order: 'A', Sum: 7 }), came(1, 2, { Order: 'B', link: 'x' })];
    expect(run.arrived(config, events, factsOf({}))).toEqual({
      port: 'all',
      result: { Order: 'A', Sum: 7, link: 'x', receivedAt: '2026-03-10T12:05:00.000Z' },
    });
  });

  it('hands on the columns of a record that changed, not what surrounds them', () => {
    const changed = came(0, 1, { record: { status: 'Resolved' }, before: { status: 'Open' } });
    expect(run.arrived(parse({ events: two }), [changed], factsOf({}))).toMatchObject({
      result: { status: 'Resolved', event: 'e1' },
    });
  });
});
