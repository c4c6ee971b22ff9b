import type { Attribute } from './attribute.ts';
import type { RecordTable } from './table-attributes.ts';

interface RecordInfo {
  table: RecordTable;
  audience?: string | undefined;
  actions?: readonly string[] | undefined;
  columns?: readonly string[] | undefined;
  sources?: readonly string[] | undefined;
}

/**
 * A trigger as the designer and `compile` need to know it. A record trigger gives the plain columns
 * of its table; `scopeAt` offers them as `trigger.record.*`, `trigger.before.*` and `case.*`.
 */
export interface TriggerInfo {
  key: string;
  name: string;
  state: 'draft' | 'ready' | 'stopped';
  kind: 'custom' | 'record' | 'interaction';
  /** Of a record trigger: the table, Case where it is left out, and which changes raise its event. */
  record?: RecordInfo | null | undefined;
  attributes: Attribute[];
}
