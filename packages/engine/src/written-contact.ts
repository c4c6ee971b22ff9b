import type { Write } from '@percurso/blocks/kit/run';
import { CONTACT_COLUMNS } from '@percurso/journey/contact-attributes';
import type { JsonValue } from '@percurso/journey/json-value';

type ContactFacts = Record<string, JsonValue>;

/** What `contact.*` reads once a write is made; other writes change nothing of it. */
export function writtenContact(contact: ContactFacts, write: Write): ContactFacts {
  if (write.type !== 'update-contact') return contact;
  const { fields, attributes } = write;
  // A column hides an attribute of its name.
  const own = Object.entries(attributes).filter(([name]) => !CONTACT_COLUMNS.has(name));
  const kept = Object.entries({ ...contact, ...Object.fromEntries(own) }).filter(
    ([name, value]) => value !== null || CONTACT_COLUMNS.has(name),
  );
  return { ...Object.fromEntries(kept), ...fields };
}
