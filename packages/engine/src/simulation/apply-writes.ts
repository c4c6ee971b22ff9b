import type { Write } from '@percurso/blocks/kit/run';
import { CONTACT_ATTRIBUTES } from '@percurso/journey/contact-attributes';
import type { ContactRecord } from '../records/contact-record.ts';
import type { RecordChange } from '../records/record-event.ts';
import { recordEvent } from '../records/record-event.ts';
import type { Move } from '../store.ts';
import { writtenContact } from '../written-contact.ts';
import type { Scene } from './scene.ts';
import { receive } from './scene.ts';

interface Cause {
  enrolmentId: string;
  blockId: string;
  visit: number;
}

/** What an effect would write: kept as a record, and its events put before the router. */
export function applyWrites(scene: Scene, { effect, enrolmentId }: Move): void {
  if (!effect) return;
  const { blockId, visit } = effect;
  for (const write of effect.writes) applyWrite(scene, write, { enrolmentId, blockId, visit });
}

function applyWrite(scene: Scene, write: Write, cause: Cause): void {
  const { blockId, visit } = cause;
  const at = scene.now;
  const contactId = scene.input.contact.id;
  switch (write.type) {
    case 'create-case': {
      const { caseId: id, number, subject, status, priority, attributes } = write;
      const content = { subject, status, priority, attributes };
      scene.cases.push({ blockId, visit, ...content, at });
      const after = { id, number, ...content, contactId, reportedById: null };
      raise(scene, { of: { table: 'case', before: null, after }, source: 'journeys' }, cause);
      return;
    }
    case 'update-contact': {
      const before = contactRecord(scene);
      scene.contact = writtenContact(scene.contact, write);
      const of = { table: 'contact', before, after: contactRecord(scene) } as const;
      raise(scene, { of, source: 'journeys' }, cause);
      return;
    }
    case 'activate-trigger': {
      const { attributes, eventId, triggerId } = write;
      const key = scene.input.triggers.find(({ id }) => id === triggerId)?.key ?? '';
      scene.activations.push({ blockId, visit, trigger: key, attributes, at });
      receive(scene, {
        id: eventId,
        trigger: key,
        attributes,
        key: null,
        cause,
        depth: depthBehind(scene),
      });
      return;
    }
  }
}

/** The contact as its row: the named columns, and its own attributes apart. */
function contactRecord({ contact, input }: Scene): ContactRecord {
  const { id: _id, createdAt: _createdAt, ...facts } = contact;
  const column = (name: string): string | null => {
    const value = facts[name];
    return typeof value === 'string' ? value : null;
  };
  const named = new Set(CONTACT_ATTRIBUTES.map(({ name }) => name));
  const own = Object.entries(facts).filter(([name]) => !named.has(name));
  return {
    id: input.contact.id,
    externalId: column('externalId'),
    email: column('email'),
    phone: column('phone'),
    firstName: column('firstName'),
    lastName: column('lastName'),
    language: column('language'),
    timeZone: column('timeZone'),
    attributes: Object.fromEntries(own),
  };
}

/** The events that record triggers make of a change, as far as they are this person's. */
function raise(scene: Scene, change: RecordChange, cause: Cause): void {
  for (const { key: trigger, state, record } of scene.input.triggers) {
    const event = state === 'ready' && record ? recordEvent(record, change) : null;
    if (event?.contactId !== scene.input.contact.id) continue;
    const { attributes, key } = event;
    receive(scene, { trigger, attributes, key, cause, depth: depthBehind(scene) });
  }
}

/** An event is one journey further on than what caused it. */
function depthBehind({ member }: Scene): number {
  return (member?.depth ?? 0) + 1;
}
