import type { Attribute, ScopeAttribute } from './attribute.ts';
import { CASE_ALWAYS_HAS } from './case-attributes.ts';
import { CONTACT_ATTRIBUTES, CONTACT_COLUMNS } from './contact-attributes.ts';
import type { Entry } from './entry.ts';
import { pathsWithValue } from './paths-with-value.ts';
import type { TriggerInfo } from './trigger-info.ts';

const CONTACT: readonly ScopeAttribute[] = [
  ...prefixed('contact', CONTACT_ATTRIBUTES),
  { path: 'contact.createdAt', type: 'date-time', required: true },
];

/**
 * What every place of a journey can read: the trigger's attributes, the record's, the contact's columns and
 * own attributes. What the entry's conditions ask for of the event has a value in whoever is inside; an own
 * attribute may be without one in anybody.
 */
export function entryScope(
  trigger: TriggerInfo | undefined,
  { conditions }: Pick<Entry, 'conditions'>,
  contactAttributes: readonly Attribute[],
): ScopeAttribute[] {
  const asked = pathsWithValue(conditions);
  const scope = trigger ? triggerScope(trigger) : [];
  return [
    ...scope.map((one) =>
      one.path.startsWith('trigger.') && asked.has(one.path)
        ? { ...one, required: true as const }
        : one,
    ),
    ...CONTACT,
    ...prefixed(
      'contact',
      contactAttributes.filter(({ name }) => !CONTACT_COLUMNS.has(name)),
    ),
  ];
}

/** What can be read of an awaited event, as `event.*`; of a record the same columns as at the entry. */
export function eventScope(trigger: TriggerInfo | undefined): ScopeAttribute[] {
  return trigger ? scopeOf('event', trigger) : [];
}

function triggerScope(trigger: TriggerInfo): ScopeAttribute[] {
  const scope = scopeOf('trigger', trigger);
  return isOfCase(trigger) ? [...scope, ...prefixed('case', recordColumns(trigger))] : scope;
}

function scopeOf(root: 'trigger' | 'event', trigger: TriggerInfo): ScopeAttribute[] {
  const { kind, attributes } = trigger;
  if (kind !== 'record') return prefixed(root, attributes);
  const changed: ScopeAttribute = {
    path: `${root}.changed`,
    type: 'list',
    options: attributes.map((attribute) => attribute.name),
    required: true,
  };
  return [
    ...prefixed(`${root}.record`, recordColumns(trigger)),
    ...prefixed(`${root}.before`, attributes),
    changed,
  ];
}

/** A new record has nothing before, so only the columns after are sure. */
function recordColumns(trigger: TriggerInfo): Attribute[] {
  if (!isOfCase(trigger)) return trigger.attributes;
  return trigger.attributes.map((one) => ({
    ...one,
    required: CASE_ALWAYS_HAS.includes(one.name),
  }));
}

function isOfCase({ kind, record }: TriggerInfo): boolean {
  return kind === 'record' && record?.table !== 'contact';
}

function prefixed(prefix: string, attributes: readonly Attribute[]): ScopeAttribute[] {
  return attributes.map(({ name, type, options, required }) => ({
    path: `${prefix}.${name}`,
    type,
    ...(options ? { options } : {}),
    ...(required ? { required } : {}),
  }));
}
