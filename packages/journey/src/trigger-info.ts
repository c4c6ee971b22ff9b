import type { Attribute } from './attribute.ts';
import type { RecordTable } from './table-attributes.ts';

/**
 * A trigger as the designer and `compile` need to know it. A record trigger gives the plain columns
 * of its table; `scopeAt` offers them as `trigger.record.*`, `trigger.before.*` and `case.*`.
 */
export interface TriggerInfo {
  key: string;
  name: string;
  state: 'draft' | 'ready' | 'stopped';
  kind: 'custom' | 'record' | 'interaction';
  /** The table of a record trigger; Case where it is left out. */
  record?: { table: RecordTable } | null | undefined;
  attributes: Attribute[];
}
