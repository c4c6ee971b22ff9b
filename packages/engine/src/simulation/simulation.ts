import type { RunRegistry } from '@percurso/blocks/kit/run';
import type { Attribute } from '@percurso/journey/attribute';
import type { JsonValue } from '@percurso/journey/json-value';
import type { QuietTimes } from '@percurso/journey/quiet-times';
import type { EngineDeps } from '../advance-context.ts';
import type { RecordRule } from '../records/record-rule.ts';
import type { EntryLimits } from '../routing/entry-limits.ts';
import type { Gate, SendFacts } from '../sending/decide-send.ts';
import type { End } from '../strand.ts';
import type { DefinitionRegistry } from '../task-queue.ts';
import type { Version } from '../version.ts';

/** A trigger as a simulation needs it. */
export interface SimulatedTrigger {
  id: string;
  key: string;
  kind: 'custom' | 'record' | 'interaction';
  state: 'draft' | 'ready' | 'stopped';
  attributes: Attribute[];
  /** Which changes of records raise its events; of a record trigger only. */
  record?: RecordRule | null | undefined;
}

/** An event that comes while the journey runs. */
export interface GivenEvent {
  /** Key of its trigger. */
  trigger: string;
  attributes: Record<string, JsonValue>;
  key: string | null;
  /** When it is received; null for one that is used where a choice needs such an event. */
  at: Date | null;
}

/** The newest consent of a contact point for a purpose. */
export interface RecordedConsent extends NonNullable<SendFacts['consent']> {
  channel: 'sms' | 'email';
  purpose: 'transactional' | 'commercial';
  address: string;
}

/** Block id → the port to leave it by, on every visit or on each in turn. */
export type Choices = Record<string, string | string[]>;

export interface SimulationInput
  extends Pick<EngineDeps, 'render' | 'statusUrl' | 'newId' | 'runs'> {
  version: Version;
  runs: RunRegistry;
  definitions: DefinitionRegistry;
  triggers: SimulatedTrigger[];
  contact: { id: string; facts: Record<string, JsonValue> };
  /** The case that the event is about. */
  case: Record<string, JsonValue> | null;
  /** As whose version the messages are sent; live, if left out. */
  versionStatus?: SendFacts['versionStatus'] | undefined;
  consents: RecordedConsent[];
  /** Why nothing is sent to an address any more; null where it is. */
  suppressionOf(channel: 'sms' | 'email', address: string): Promise<SendFacts['suppressed']>;
  /** As whom a channel sends what names no sender, where that is known. */
  senderOf?(channel: 'sms' | 'email'): string | null;
  /** The cap of a channel, if it has one, and when the contact got its newest commercial messages by it. */
  capOf(channel: 'sms' | 'email'): Promise<{ most: number; days: number; sentAt: Date[] } | null>;
  /** When messages of a channel go out; null at any time. */
  quietTimesOf(channel: 'sms' | 'email'): Promise<QuietTimes | null>;
  /** Whether another contact of the workspace has the e-mail address. */
  isEmailTaken(email: string): Promise<boolean>;
  /** Number of the next case that is opened. */
  nextCaseNumber: number;
  /** The enrolments of the contact that are inside now, by `insideKey`. */
  inside: Set<string>;
  /** What re-entry and caps are judged by, as they stand when the event is received. */
  limits: EntryLimits;
  event: { attributes: Record<string, JsonValue>; key: string | null };
  /** When the event is received. */
  at: Date;
  choices: Choices;
  events: GivenEvent[];
  /** Asks at a chance too, as of somebody whose chances are not known. */
  asksChances: boolean;
}

/** A block passed, by which port, when and why. */
export interface SimulatedStep {
  blockId: string;
  visit: number;
  port: string;
  at: Date;
  /** A code, with a value after a colon where there is one, as in a person's trail. */
  reason: string | null;
  /** The same in English words, or what a condition compared. */
  why: string | null;
  /** What a condition compared, for screens to word; null where none decided. */
  detail: JsonValue;
}

export interface SimulatedMessage {
  id: string;
  blockId: string;
  visit: number;
  channel: 'sms' | 'email';
  class: 'transactional' | 'commercial';
  to: string | null;
  /** As whom it would be sent; null where the provider decides. */
  sender: string | null;
  subject: string | null;
  text: string;
  html: string | null;
  state: 'accepted' | 'skipped' | 'deferred';
  reason: string | null;
  gates: Gate[];
  /** Until when it was held, in a quiet time. */
  heldUntil: Date | null;
  at: Date;
}

/** A trigger that would be activated. */
export interface SimulatedActivation {
  blockId: string;
  visit: number;
  trigger: string;
  attributes: Record<string, JsonValue>;
  at: Date;
}

/** A case that would be opened. */
export interface SimulatedCase {
  blockId: string;
  visit: number;
  subject: string;
  status: string;
  priority: string;
  attributes: Record<string, JsonValue>;
  at: Date;
}

/** A goal that was reached. */
export interface SimulatedGoal {
  goalId: string;
  /** Key of the trigger whose event it was. */
  trigger: string;
  at: Date;
}

/** An event made up because a choice needs it. */
export interface AssumedEvent {
  /** Where it was waited for. */
  blockId: string;
  visit: number;
  trigger: string;
  attributes: Record<string, JsonValue>;
  key: string | null;
  /** The block whose effect it follows, on which visit. */
  cause: { blockId: string; visit: number } | null;
  at: Date;
}

/** A point that the input does not decide: answered by a choice for the block, and running again. */
export interface Question {
  blockId: string;
  visit: number;
  /** Kind of the block. */
  kind: string;
  about: 'event' | 'chance';
  /** The ways out; `trigger` is the event that leads there, null for the limit and for chances. */
  ports: { port: string; trigger: string | null }[];
  at: Date;
  /** When the wait ends without an event. */
  until: Date | null;
}

export interface Simulation {
  /** When the event is received. */
  at: Date;
  /** Whether the event lets the contact in, and why not. */
  entry: { enrolled: boolean; reason: string | null; detail: JsonValue };
  trail: SimulatedStep[];
  messages: SimulatedMessage[];
  activations: SimulatedActivation[];
  cases: SimulatedCase[];
  goals: SimulatedGoal[];
  vars: Record<string, JsonValue>;
  /** What the journey changed of the contact: name → its value now, null where it was emptied. */
  contactChanges: Record<string, JsonValue>;
  questions: Question[];
  assumed: AssumedEvent[];
  /** Blocks whose way out is chance, which a choice decides too. */
  chances: string[];
  /** Null where it stopped to ask, or never began. */
  ended: (End & { at: Date }) | null;
}

/** What was given cannot be simulated: which field, and what was expected there. */
export class SimulationRefusal extends Error {
  override name = 'SimulationRefusal';
  readonly path: string;
  /** The values that would do, where they can be listed. */
  readonly options: string[] | null;

  constructor(path: string, message: string, options: string[] | null = null) {
    super(message);
    this.path = path;
    this.options = options;
  }
}
