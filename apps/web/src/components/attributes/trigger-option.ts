import type { Attribute } from '@percurso/journey/attribute';
import type { RecordTable } from '@percurso/journey/table-attributes';

/** A trigger as the catalogue offers it; what `GET /triggers` lists, as far as choosing needs it. */
export interface TriggerOption {
  key: string;
  name: string;
  description: string;
  kind: 'custom' | 'record' | 'interaction';
  state: 'draft' | 'ready' | 'stopped';
  attributes: Attribute[];
  /** Which changes of which table a record trigger is about, and whose event each is. */
  record: ChangeRule | null;
  builtIn: boolean;
}

/** What `GET /triggers` says of the records of a trigger. */
export interface ChangeRule {
  table: RecordTable;
  /** The column that holds the customer. */
  audience: 'contactId' | 'reportedById' | 'id';
  actions: ('created' | 'updated')[];
  /** Columns whose change counts; empty means any. */
  columns: string[];
}
