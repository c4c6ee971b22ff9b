import type { JsonValue } from './json-value.ts';
import type { RecordTable } from './table-attributes.ts';

/** An event that a block makes happen; `known` are the attributes whose values its config fixes. */
export type RaisedEvent =
  | { type: 'trigger'; trigger: string; known: Readonly<Record<string, JsonValue>> }
  | { type: 'message'; trigger: string; known: Readonly<Record<string, JsonValue>> }
  | {
      type: 'record';
      table: RecordTable;
      action: 'created' | 'updated';
      /** Those it may change, of one that is updated. */
      columns: readonly string[];
      known: Readonly<Record<string, JsonValue>>;
    };
