import type { TFunction } from 'i18next';
import { caseChanges } from './case-changes.ts';
import type { NamedTrigger } from './decision/name-attribute.ts';
import { nameAttribute } from './decision/name-attribute.ts';
import { showValue } from './show-value.ts';

interface Words {
  t: TFunction<'decision'>;
  language: string;
  /** The trigger of the event, as far as it is known. */
  trigger: NamedTrigger | undefined;
}

/** `DeviceID: D-7 · ErrorCode: 12`; a record event tells which columns changed, and how. */
export function eventAttributes(attributes: Record<string, unknown>, words: Words): string {
  const { t, language, trigger } = words;
  const { record, before, changed } = attributes;
  if (isRecord(record) && Array.isArray(changed)) {
    const changes = { before: pick(before, changed), after: pick(record, changed) };
    return caseChanges(changes, { language }).join(' · ');
  }
  return Object.entries(attributes)
    .filter(([, value]) => typeof value !== 'object' || value === null)
    .map(([name, value]) => {
      const called = nameAttribute(`trigger.${name}`, t, trigger);
      return `${called}: ${showValue(value, language)}`;
    })
    .join(' · ');
}

function pick(record: unknown, names: unknown[]): Record<string, unknown> {
  if (!isRecord(record)) return {};
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
