import type { api } from '../../app/api.ts';
import type { AnswerOf } from '../../app/read-answer.ts';
import type { Contact } from './contact-query.ts';

type ConsentRoute = (typeof api.contacts)[':contact']['consent'];

export type Consent = AnswerOf<Awaited<ReturnType<ConsentRoute['$get']>>>['items'][number];

/** Why something is sent; each has a consent of its own. */
export const purposes = ['transactional', 'commercial'] as const;

/** A number or address and what is recorded for it. */
export interface ConsentPoint {
  channel: Consent['channel'];
  address: string;
  consents: Consent[];
}

/** The customer's own phone and e-mail first, recorded or not, then earlier ones that have a record. */
export function consentPoints(
  contact: Pick<Contact, 'phone' | 'email'>,
  consents: Consent[],
): ConsentPoint[] {
  const points = new Map<string, ConsentPoint>();
  const pointOf = (channel: Consent['channel'], address: string): ConsentPoint => {
    const key = `${channel} ${address}`;
    const point = points.get(key) ?? { channel, address, consents: [] };
    points.set(key, point);
    return point;
  };
  if (contact.phone) pointOf('sms', contact.phone);
  if (contact.email) pointOf('email', contact.email);
  for (const consent of consents) pointOf(consent.channel, consent.address).consents.push(consent);
  return [...points.values()];
}
