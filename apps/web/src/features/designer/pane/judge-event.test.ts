import type { Predicate } from '@percurso/journey/predicate';
import { expect, it } from 'vitest';
import { judgeEvent, readsContact } from './judge-event.ts';

const now = new Date('2026-03-10T12:00:00Z');
const spanish: Predicate = { attribute: 'contact.language', operator: 'is', value: 'es' };
const critical: Predicate = { attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 10 };
const attributes = { ErrorCode: 12 };

it('tries conditions on the customer as known now', () => {
  const all: Predicate = { all: [critical, spanish] };
  const judge = (language: string) => judgeEvent(all, { attributes, contact: { language } }, now);
  expect(judge('es')).toBe('passes');
  expect(judge('pt-BR')).toBe('fails');
  expect(judgeEvent(all, { attributes, contact: null }, now)).toBe('fails');
});

it('is unsure of an unknown customer only where the conditions ask about one', () => {
  const contact = 'unknown' as const;
  expect(judgeEvent({ any: [critical, spanish] }, { attributes, contact }, now)).toBe('unsure');
  expect(judgeEvent(critical, { attributes, contact }, now)).toBe('passes');
  expect(judgeEvent(undefined, { attributes, contact }, now)).toBe('passes');
});

it('reads the case that an event is about from the event', () => {
  const resolved: Predicate = { attribute: 'case.status', operator: 'is', value: 'Resolved' };
  const judge = (status: string) =>
    judgeEvent(resolved, { attributes: { record: { status } }, contact: 'unknown' }, now);
  expect(judge('Resolved')).toBe('passes');
  expect(judge('Open')).toBe('fails');
});

it('finds the customer also where one is only compared with', () => {
  const compared: Predicate = {
    all: [
      {
        any: [
          { attribute: 'trigger.Name', operator: 'is', value: { attribute: 'contact.firstName' } },
        ],
      },
    ],
  };
  expect(readsContact(compared)).toBe(true);
  expect(readsContact({ all: [critical] })).toBe(false);
});
