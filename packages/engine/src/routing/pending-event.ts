import type { JsonValue } from '@percurso/journey/json-value';
import type { SeenEvent } from '../open-wait.ts';
import type { Traveller } from '../traveller.ts';
import type { Version } from '../version.ts';

/** An event as the router reads it, in the order of `seq`. */
export interface PendingEvent extends SeenEvent {
  workspaceId: string;
  triggerId: string;
  contactId: string;
  depth: number;
  /** False for a test that may not activate triggers. */
  fires: boolean;
}

/** Id of the record that a record event is about, else null. */
export function recordId(attributes: Record<string, JsonValue>): string | null {
  const { record } = attributes;
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return null;
  return typeof record.id === 'string' ? record.id : null;
}

/** An enrolment that is inside and that an event of the page may act on. */
export interface InsideMember {
  version: Version;
  traveller: Traveller;
  /** The strand it stands in, and the workflow that drives it. */
  strandId: string;
  cohortId: string;
  step: number;
  enteredSeq: number;
}
