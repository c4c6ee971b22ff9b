import type { Attribute, ScopeAttribute } from './attribute.ts';
import type { TriggerInfo } from './trigger-info.ts';

const CONTACT: readonly ScopeAttribute[] = [
  ...['externalId', 'email', 'phone', 'firstName', 'lastName', 'language', 'timeZone'].map(
    (name): ScopeAttribute => ({ path: `contact.${name}`, type: 'text' }),
  ),
  { path: 'contact.createdAt', type: 'date-time' },
];

/** What every place of a journey can read: the trigger's attributes, the record's, the contact's. */
export function entryScope(trigger: TriggerInfo | undefined): ScopeAttribute[] {
  return [...(trigger ? triggerScope(trigger) : []), ...CONTACT];
}

function triggerScope({ kind, attributes }: TriggerInfo): ScopeAttribute[] {
  if (kind !== 'record') return prefixed('trigger', attributes);
  const changed: ScopeAttribute = {
    path: 'trigger.changed',
    type: 'list',
    options: attributes.map((attribute) => attribute.name),
  };
  return [
    ...prefixed('trigger.record', attributes),
    ...prefixed('trigger.before', attributes),
    changed,
    ...prefixed('case', attributes),
  ];
}

function prefixed(prefix: string, attributes: readonly Attribute[]): ScopeAttribute[] {
  return attributes.map(({ name, type, options }) => ({
    path: `${prefix}.${name}`,
    type,
    ...(options ? { options } : {}),
  }));
}
