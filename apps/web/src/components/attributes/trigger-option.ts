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
  /** The table of a record trigger. */
  record: { table: RecordTable } | null;
  builtIn: boolean;
}
