import { v7, validate, version } from 'uuid';
import { expect, test } from 'vitest';
import { enrolmentIdOf } from './enrolment-id.ts';

test('an event makes the same enrolment of a journey whenever it is routed', () => {
  const event = v7();
  const [journey, other] = [v7(), v7()];
  expect(enrolmentIdOf(event, journey)).toBe(enrolmentIdOf(event, journey));
  const ids = [event, enrolmentIdOf(event, journey), enrolmentIdOf(event, other)];
  expect(new Set([...ids, enrolmentIdOf(v7(), journey)]).size).toBe(4);
});

test('it is a UUIDv7 of the instant of the event', () => {
  const event = v7({ msecs: Date.UTC(2026, 2, 10) });
  const id = enrolmentIdOf(event, v7());
  expect([validate(id), version(id)]).toEqual([true, 7]);
  expect(id.slice(0, 13)).toBe(event.slice(0, 13));
  const later = enrolmentIdOf(v7({ msecs: Date.UTC(2026, 2, 11) }), v7());
  expect(later > id).toBe(true);
});
