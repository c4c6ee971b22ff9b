import type { Attribute } from '@percurso/journey/attribute';
import type { ContactField } from '@percurso/journey/contact-attributes';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Predicate } from '@percurso/journey/predicate';

/**
 * What a member's paths read: `trigger.*`, `contact.*`, `case.*`, `steps.<block>.*`, `vars.*`;
 * `event.*` only where an awaited event is looked at.
 */
export interface Facts {
  trigger: Record<string, JsonValue>;
  contact: Record<string, JsonValue>;
  case: Record<string, JsonValue> | null;
  steps: Record<string, Record<string, JsonValue>>;
  vars: Record<string, JsonValue>;
  journey: Record<string, JsonValue>;
  event?: Record<string, JsonValue> | undefined;
}

/** Where a member is, when and how often, for blocks that decide by it. */
export interface At {
  /** Virtual time of the decision. */
  now: Date;
  contactId: string;
  blockId: string;
  /** The n-th time this enrolment stands at this block. */
  visit: number;
  /** At a loop: passes gone through since it was come to, and when that was. */
  passes: number;
  since: Date;
}

/** A way out of a block, with what it leaves for later steps. */
export interface WayOut {
  port: string;
  /** Why this port, where it is not the ordinary one, as `code` or `code: value`; worded by the block's texts. */
  reason?: string | undefined;
  /** What the port was decided by, as plain data; screens put it into the reader's words. */
  detail?: JsonValue | undefined;
  /** Read by later steps as `steps.<block>.*`. */
  result?: Record<string, JsonValue> | undefined;
  /** Variables set, read as `vars.*`. */
  vars?: Record<string, JsonValue> | undefined;
}

/** The journey ends for this member, with a reason, and with results for who waits for its end. */
export interface Leave {
  exit: string;
  /** Kept as `steps.<block>.*`. */
  result?: Record<string, JsonValue> | undefined;
}

/** One contact going through the version, at the block being run. */
export interface Member {
  enrolmentId: string;
  contactId: string;
  /** The n-th time this enrolment stands at this block. */
  visit: number;
  depth: number;
  facts: Facts;
}

/** The members that stand at one block together. */
export interface Batch<Config> {
  workspaceId: string;
  journeyId: string;
  versionId: string;
  blockId: string;
  config: Config;
  members: Member[];
}

/** A write to our own tables, made in the transaction that moves the member. */
export type Write =
  | {
      type: 'create-case';
      caseId: string;
      number: number;
      subject: string;
      status: string;
      priority: string;
      attributes: Record<string, JsonValue>;
    }
  | {
      type: 'activate-trigger';
      activationId: string;
      /** 128 random bits, base64url; the public status page's address. */
      token: string;
      eventId: string;
      triggerId: string;
      attributes: Record<string, JsonValue>;
    }
  | {
      type: 'update-contact';
      /** In the spelling they are stored in; what is left out stays, null empties. */
      fields: Partial<Record<ContactField, string | null>>;
      /** The contact's own attributes, merged name by name; null takes one away. */
      attributes: Record<string, JsonValue>;
    };

/**
 * What became of one member: the way out, that it stays at the block until a time, or that it now
 * waits here for the events of the block's own `wait`, until a limit.
 */
export type Outcome =
  | (WayOut & {
      writes?: Write[] | undefined;
      /** The way out instead where the contact cannot have an address, as it is another contact's. */
      taken?: WayOut | undefined;
    })
  /** `joins` where nothing was begun yet: it may be held in one set with others until the same time. */
  | { stayUntil: Date; joins?: boolean | undefined }
  | {
      waitUntil: Date;
      result?: Record<string, JsonValue> | undefined;
      writes?: Write[] | undefined;
    };

/** A message to be sent to one member; content is rendered already. */
export interface MessageRequest {
  member: Member;
  /** As whom it is sent; the channel's own sender where it is left out. */
  sender?: string | undefined;
  subject?: string | undefined;
  text: string;
  html?: string | undefined;
}

/** Effects a block may have. `db` and `engine` implement it; time comes from Postgres' clock. */
export interface BlockDeps {
  now: Date;
  /** Renders templates for one member; a failure is an answer, never an exception. */
  render(
    jobs: { templates: string[]; facts: Facts }[],
  ): Promise<({ ok: true; texts: string[] } | { ok: false; error: string })[]>;
  /** Sends through gates and ledger; members without a final answer come back with `stayUntil`. */
  send(
    channel: 'sms' | 'email',
    messageClass: 'transactional' | 'commercial',
    requests: MessageRequest[],
  ): Promise<Map<string, Outcome>>;
  allocateCaseNumbers(count: number): Promise<number[]>;
  findTrigger(
    key: string,
  ): Promise<{ id: string; state: string; attributes: { name: string; type: string }[] } | null>;
  /** Public address of an activation's status page. */
  statusUrl(token: string): string;
  newId(): string;
}

/** A block that only decides: no effect, no Temporal event. */
export interface PureRun<Config> {
  type: 'pure';
  /** It decides by chance: a simulation lets the port be chosen, and asks for it of a person unknown. */
  chance?: true | undefined;
  decide(config: Config, facts: Facts, at: At): WayOut | Leave;
}

/** A block where the journey ends. */
export interface EndRun<Config> {
  type: 'end';
  end(config: Config, facts: Facts): Leave;
}

/** A block that waits for a time. */
export interface SleepRun<Config> {
  type: 'sleep';
  /** The instant its member goes on at (`fixed`: a date rather than a span), or the way out at once. */
  until(config: Config, facts: Facts, at: At): { at: Date; fixed: boolean } | WayOut | Leave;
  /** Whether it waits for a moment of the calendar, which a pause of the journey does not put off. */
  calendar?(config: Config): boolean;
  /** The way out once that instant has come; `next` where it is left out. */
  wake?(config: Config, facts: Facts, at: At): WayOut | Leave;
}

/** One event a block waits for. */
export interface AwaitedEvent {
  /** Key of the trigger. */
  trigger: string;
  conditions?: Predicate | undefined;
  /**
   * Whose events count. `key`: those with the enrolment's own key (none with none); `contact`: any of
   * the person; a block: those this enrolment caused there on its present visit; `own`: at this block.
   */
  correlate: 'key' | 'contact' | 'own' | { block: string };
  /** Attribute of the event that holds the key, where the event itself carries none. */
  keyAttribute?: string | undefined;
  /** Of an answer: the results it is expected to name. */
  results?: readonly Attribute[] | undefined;
}

/** An event that was waited for and came. */
export interface ArrivedEvent {
  /** Index in the list of awaited events. */
  slot: number;
  eventId: string;
  receivedAt: string;
  attributes: Record<string, JsonValue>;
}

/** What a block waits for, and the ways out of it. Pure: the outcome depends on recorded times only. */
export interface Waiting<Config> {
  events(config: Config): AwaitedEvent[];
  /** `any`: the first that comes decides; `all`: each has to come once. */
  mode(config: Config): 'any' | 'all';
  /** Milliseconds before the wait from which an event counts too; 0 where it is left out. */
  lookBackMs?(config: Config): number;
  /** The way out when the events have come: one for `any`, all in order of the list for `all`. */
  arrived(config: Config, events: ArrivedEvent[], facts: Facts): WayOut | Leave;
  /** The way out when the limit has passed. */
  timedOut(config: Config, facts: Facts): WayOut | Leave;
}

/** A block that waits for events, until a limit. */
export interface AwaitRun<Config> extends Waiting<Config> {
  type: 'await';
  /** The limit (`fixed`: a date rather than a span), or the way out at once. */
  until(config: Config, facts: Facts, at: At): { at: Date; fixed: boolean } | WayOut | Leave;
}

/** A block with an effect on a set of members; one outcome per enrolment id. */
export interface EffectRun<Config> {
  type: 'effect';
  /** What its members wait for after an effect that answered `waitUntil`. */
  wait?: Waiting<Config> | undefined;
  run(batch: Batch<Config>, deps: BlockDeps): Promise<Map<string, Outcome>>;
}

export type BlockRun<Config> =
  | PureRun<Config>
  | EndRun<Config>
  | SleepRun<Config>
  | AwaitRun<Config>
  | EffectRun<Config>;
export type AnyBlockRun = BlockRun<Record<string, JsonValue>>;
/** Kind → how it runs; generated, and handed to the engine as an argument. */
export type RunRegistry = Readonly<Record<string, AnyBlockRun>>;
