import type { Entry } from './entry.ts';
import { evaluatePredicate } from './evaluate-predicate.ts';
import type { JsonValue } from './json-value.ts';
import { recordColumn } from './operators-of-type.ts';
import type { Comparison, Predicate } from './predicate.ts';
import type { RaisedEvent } from './raised-event.ts';
import type { TriggerInfo } from './trigger-info.ts';

/**
 * Whether an event that a journey makes happen may start one with this entry: it is of its trigger, and no
 * condition is contradicted by what the event has for sure.
 */
export function mayStart(
  event: RaisedEvent,
  { trigger, conditions }: { trigger: TriggerInfo; conditions: Entry['conditions'] },
): boolean {
  if (!raises(event, trigger)) return false;
  return !conditions || decide(conditions, event) !== false;
}

function raises(event: RaisedEvent, trigger: TriggerInfo): boolean {
  if (event.type !== 'record') return event.trigger === trigger.key;
  const { record } = trigger;
  if (trigger.kind !== 'record' || !record || record.table !== event.table) return false;
  // A case that a journey opens was reported by nobody.
  const { audience, actions, columns = [], sources } = record;
  if (audience === 'reportedById') return false;
  if (sources && !sources.includes('journeys')) return false;
  if (actions && !actions.includes(event.action)) return false;
  if (event.action === 'created' || columns.length === 0) return true;
  return columns.some((column) => event.columns.includes(column));
}

/** Null where the event does not say. */
function decide(predicate: Predicate, event: RaisedEvent): boolean | null {
  if (!('all' in predicate) && !('any' in predicate)) return compare(predicate, event);
  const every = 'all' in predicate;
  const of = (every ? predicate.all : predicate.any).map((part) => decide(part, event));
  if (of.includes(!every)) return !every;
  return of.includes(null) ? null : every;
}

function compare(row: Comparison, event: RaisedEvent): boolean | null {
  const { attribute, operator, value } = row;
  const asksChange = operator === 'changed' || operator === 'changed-to';
  const updates = event.type === 'record' && event.action === 'updated';
  if (asksChange && updates) {
    const column = recordColumn(attribute)?.column ?? '';
    if (!event.columns.includes(column)) return false;
  }
  const other = typeof value === 'object' && !Array.isArray(value) && 'attribute' in value;
  const known = knownAt(attribute, event);
  if (known === undefined || other) return null;
  if (asksChange && updates) return operator === 'changed-to' && known !== value ? false : null;
  const facts = attribute
    .split('.')
    .reduceRight<JsonValue>((inside, name) => ({ [name]: inside }), known);
  return evaluatePredicate(row, facts, new Date(0)).passed;
}

/** The value at a path, where the event has it for sure; undefined where it may be any. */
function knownAt(path: string, event: RaisedEvent): JsonValue | undefined {
  const [, name = ''] = rootOf(event).exec(path) ?? [];
  return Object.hasOwn(event.known, name) ? event.known[name] : undefined;
}

function rootOf(event: RaisedEvent): RegExp {
  if (event.type !== 'record') return /^trigger\.(.+)$/;
  return event.table === 'case'
    ? /^(?:trigger\.record|case)\.(.+)$/
    : /^(?:trigger\.record|contact)\.(.+)$/;
}
