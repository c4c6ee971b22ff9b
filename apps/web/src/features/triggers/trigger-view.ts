import type { Attribute } from '@percurso/journey/attribute';

export type TriggerKind = 'custom' | 'record' | 'interaction';
export const TRIGGER_STATES = ['draft', 'ready', 'stopped'] as const;
export type TriggerState = (typeof TRIGGER_STATES)[number];

export const RECORD_ACTIONS = ['created', 'updated'] as const;
export const RECORD_SOURCES = ['people', 'api', 'import', 'journeys'] as const;
/** The columns of a case whose change can count; `attributes` stands for the case's own ones. */
export const CASE_COLUMNS = [
  'status',
  'priority',
  'subject',
  'contactId',
  'reportedById',
  'attributes',
] as const;
/** The columns of a contact whose change can count. */
export const CONTACT_COLUMNS = [
  'email',
  'phone',
  'firstName',
  'lastName',
  'language',
  'timeZone',
  'attributes',
] as const;
/** The attributes a record trigger on Case has. */
export const CASE_ATTRIBUTE_NAMES = [
  'number',
  'subject',
  'status',
  'priority',
  'contactId',
  'reportedById',
] as const;

export type RecordAction = (typeof RECORD_ACTIONS)[number];
export type RecordSource = (typeof RECORD_SOURCES)[number];
export type RecordAudience = 'contactId' | 'reportedById' | 'id';

/** What makes a record trigger fire; no columns means any. */
export interface RecordRule {
  table: 'case' | 'contact';
  audience: RecordAudience;
  actions: RecordAction[];
  columns: string[];
  sources: RecordSource[];
}

/** A trigger as `GET /triggers/{trigger}` answers it. */
export interface TriggerView {
  id: string;
  key: string;
  name: string;
  description: string;
  kind: TriggerKind;
  state: TriggerState;
  attributes: Attribute[];
  record: RecordRule | null;
  /** Every workspace has it; nobody can change it. */
  builtIn: boolean;
  usedIn: TriggerUse[];
  createdAt: string;
  updatedAt: string;
}

/** A journey that uses a trigger, to start or in one of its blocks. */
export interface TriggerUse {
  journeyId: string;
  name: string;
  state: string;
  as: 'entry' | 'block' | 'exit' | 'goal';
}

/** One occurrence with what became of it, as `GET /triggers/{trigger}/events` lists it. */
export interface TriggerEventView {
  id: string;
  contact: { id: string; name: string } | null;
  attributes: Record<string, unknown>;
  key: string | null;
  receivedAt: string;
  outcome: string;
  reason: string | null;
  test: boolean;
  decisions: EventDecisionView[];
}

/** What one journey decided about an event. */
export interface EventDecisionView {
  journeyId: string;
  journeyName: string;
  versionNumber: number;
  outcome: 'enrolled' | 'woke' | 'exited' | 'goal' | 'refused';
  reason: string | null;
  detail: unknown;
  enrolmentId: string | null;
}

/** The journeys a trigger is used in, each once even where it starts on it and sends it. */
export function journeysOf({ usedIn }: Pick<TriggerView, 'usedIn'>): TriggerUse[] {
  return [...new Map(usedIn.map((use) => [use.journeyId, use])).values()];
}
