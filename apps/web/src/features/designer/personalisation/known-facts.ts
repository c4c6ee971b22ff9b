import type { JsonValue } from '@percurso/journey/json-value';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';

type Facts = Record<string, JsonValue>;

/** What is known of a customer now. */
export function contactQuery(id: string) {
  return queryOptions({
    queryKey: ['contacts', id, 'sample'],
    queryFn: () => readAnswer(api.contacts[':contact'].$get({ param: { contact: id } })),
  });
}

/** What `contact.*` reads: the columns, and the attributes by their plain names. */
export function contactFacts(contact: { attributes: object }): Facts {
  return Object.fromEntries([...Object.entries(contact.attributes), ...Object.entries(contact)]);
}

/** A record that changed is what `case.*` reads of it, until it changes again. */
export function caseFacts({ record }: Facts): Facts | null {
  return typeof record === 'object' && record !== null && !Array.isArray(record) ? record : null;
}

/** The client types any JSON by a type of its own; it is the same JSON. */
export function asJson(attributes: object): Record<string, JsonValue> {
  return attributes as Record<string, JsonValue>;
}
