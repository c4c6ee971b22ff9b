import type { Attribute, ScopeAttribute } from './attribute.ts';
import { CONTACT_ATTRIBUTES } from './contact-attributes.ts';
import type { TriggerInfo } from './trigger-info.ts';

const CONTACT: readonly ScopeAttribute[] = [
  ...prefixed('contact', CONTACT_ATTRIBUTES),
  { path: 'contact.createdAt', type: 'date-time' },
];

/** What every place of a journey can read: the trigger's attributes, the record's, the contact's. */
export function entryScope(trigger: TriggerInfo | undefined): ScopeAttribute[] {
  return [...(trigger ? triggerScope(trigger) : []), ...CONTACT];
}

/** What can be read of an awaited event, as `event.*`; of a record the same columns as at the entry. */
export function eventScope(trigger: TriggerInfo | undefined): ScopeAttribute[] {
  return trigger ? scopeOf('event', trigger) : [];
}

function triggerScope(trigger: TriggerInfo): ScopeAttribute[] {
  const scope = scopeOf('trigger', trigger);
  const ofCase = trigger.kind === 'record' && trigger.record?.table !== 'contact';
  return ofCase ? [...scope, ...prefixed('case', trigger.attributes)] : scope;
}

function scopeOf(root: 'trigger' | 'event', { kind, attributes }: TriggerInfo): ScopeAttribute[] {
  if (kind !== 'record') return prefixed(root, attributes);
  const changed: ScopeAttribute = {
    path: `${root}.changed`,
    type: 'list',
    options: attributes.map((attribute) => attribute.name),
  };
  return [
    ...prefixed(`${root}.record`, attributes),
    ...prefixed(`${root}.before`, attributes),
    changed,
  ];
}

function prefixed(prefix: string, attributes: readonly Attribute[]): ScopeAttribute[] {
  return attributes.map(({ name, type, options }) => ({
    path: `${prefix}.${name}`,
    type,
    ...(options ? { options } : {}),
  }));
}
