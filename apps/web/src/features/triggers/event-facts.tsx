import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { nameAttribute } from '../../components/decision/name-attribute.ts';
import classes from './event-facts.module.css';
import { readCaseChange } from './read-case-change.ts';
import type { TriggerEventView, TriggerView } from './trigger-view.ts';
import { CASE_COLUMNS } from './trigger-view.ts';

interface Fact {
  name: string;
  value: string | null;
}

/** What came with an event: its attributes, or for a record what changed on it. */
export function EventFacts({ event, trigger }: { event: TriggerEventView; trigger: TriggerView }) {
  const { t } = useTranslation('triggers');
  const customFacts = useCustomFacts();
  const caseFacts = useCaseFacts();
  const facts =
    (trigger.kind === 'record' ? caseFacts(event) : null) ?? customFacts(event, trigger);
  if (facts.length === 0) {
    return (
      <Text size="sm" c="var(--text-quiet)">
        {t('events.noAttributes')}
      </Text>
    );
  }
  return (
    <dl className={classes.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd data-empty={value === null || undefined}>{value ?? t('events.emptyValue')}</dd>
        </div>
      ))}
    </dl>
  );
}

/** In the order the trigger declares them; the database keeps none. */
function useCustomFacts(): (event: TriggerEventView, trigger: TriggerView) => Fact[] {
  const { t } = useTranslation('triggers');
  const { t: words } = useTranslation('decision');
  const say = (value: unknown): string | null => {
    if (value === null || value === undefined) return null;
    if (typeof value === 'boolean') return t(`value.${value}`);
    if (Array.isArray(value)) return value.map((item) => say(item) ?? '').join(', ');
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  return ({ attributes }, trigger) => {
    const declared = trigger.attributes.map(({ name }) => name);
    const since = Object.keys(attributes).filter((name) => !declared.includes(name));
    return [...declared, ...since]
      .filter((name) => Object.hasOwn(attributes, name))
      .map((name) => ({
        name: nameAttribute(`trigger.${name}`, words, trigger),
        value: say(attributes[name]),
      }));
  };
}

function useCaseFacts(): (event: TriggerEventView) => Fact[] | null {
  const { t } = useTranslation(['triggers', 'decision']);
  const status = (value: string): string =>
    isStatus(value) ? t(`decision:status.${value}`) : value;
  const priority = (value: string): string =>
    isPriority(value) ? t(`decision:priority.${value}`) : value;
  const say = (column: string, value: string): string =>
    column === 'status' ? status(value) : column === 'priority' ? priority(value) : value;
  return ({ attributes }) => {
    const change = readCaseChange(attributes);
    if (!change) return null;
    const known = CASE_COLUMNS.filter((column) => change.changed.includes(column));
    return [
      { name: t('case.number'), value: String(change.number) },
      { name: t(`action.${change.action}`), value: t(`by.${change.source}`) },
      ...known.map((column) => {
        const named = column === 'status' || column === 'priority' || column === 'subject';
        if (!named) return { name: t(`case.${column}`), value: t('events.changed') };
        const before = change.before?.[column];
        const after = say(column, change.record[column]);
        return {
          name: t(`case.${column}`),
          value: before === undefined ? after : `${say(column, before)} → ${after}`,
        };
      }),
    ];
  };
}

const STATUSES = ['Open', 'In progress', 'Waiting', 'Resolved', 'Closed'] as const;
function isStatus(value: string): value is (typeof STATUSES)[number] {
  return STATUSES.some((status) => status === value);
}

const PRIORITIES = ['Low', 'Normal', 'High', 'Critical'] as const;
function isPriority(value: string): value is (typeof PRIORITIES)[number] {
  return PRIORITIES.some((one) => one === value);
}
