import type { TriggerView } from './trigger-view.ts';

/** What a trigger is about, a key under `kind.`: a record's table, messages, or journeys that answer. */
export function listedKind({ key, kind, record }: Pick<TriggerView, 'key' | 'kind' | 'record'>) {
  if (kind === 'record') return record?.table ?? 'case';
  return key === 'journey-answered' ? 'journey' : kind;
}
