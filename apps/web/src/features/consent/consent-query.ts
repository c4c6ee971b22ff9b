import { queryOptions } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import type { AnswerOf } from '../../app/read-answer.ts';
import { readAnswer } from '../../app/read-answer.ts';

export type ConsentItem = AnswerOf<Awaited<ReturnType<typeof api.consents.$get>>>['items'][number];
export type ConsentRecord = AnswerOf<
  Awaited<ReturnType<typeof api.consents.history.$get>>
>['items'][number];

export const channels = ['sms', 'email'] as const;
export const purposes = ['transactional', 'commercial'] as const;
export const states = ['opted-in', 'opted-out'] as const;
export const sources = ['person', 'api', 'import', 'link', 'reply'] as const;

/** A number or an address, as the page's address names it: `sms:+5511999990000`. */
export interface Point {
  channel: (typeof channels)[number];
  address: string;
}

/** The point that the page's address names, if it names one. */
export function readPoint(text: string | undefined): Point | null {
  const [, channel, address] = /^(sms|email):(.+)$/.exec(text ?? '') ?? [];
  if (channel === undefined || address === undefined) return null;
  return { channel: channel === 'sms' ? 'sms' : 'email', address };
}

/** Everything recorded for a point, newest first. */
export function historyQuery(point: Point) {
  return queryOptions({
    queryKey: ['consents', 'history', point],
    queryFn: () => readAnswer(api.consents.history.$get({ query: { ...point } })),
  });
}

/** Whose point it is: of the newest record, else the first customer with that address. */
export function ownerQuery(point: Point) {
  return queryOptions({
    queryKey: ['consents', 'owner', point],
    queryFn: async () => {
      const query = { search: point.address, channel: point.channel };
      const { items } = await readAnswer(api.consents.$get({ query }));
      const known = items.find(({ address }) => address === point.address);
      if (known) return { id: known.contactId, name: known.contactName };
      const found = await readAnswer(api.contacts.$get({ query: { search: point.address } }));
      const field = point.channel === 'sms' ? 'phone' : 'email';
      const contact = found.items.find((one) => one[field] === point.address);
      return contact ? { id: contact.id, name: null } : null;
    },
  });
}
