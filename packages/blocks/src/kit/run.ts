import type { JsonValue } from '@percurso/journey/json-value';

/** What a member's paths read: `trigger.*`, `contact.*`, `case.*`, `steps.<block>.*`, `vars.*`. */
export interface Facts {
  trigger: Record<string, JsonValue>;
  contact: Record<string, JsonValue>;
  case: Record<string, JsonValue> | null;
  steps: Record<string, Record<string, JsonValue>>;
  vars: Record<string, JsonValue>;
  journey: Record<string, JsonValue>;
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
    };

/** What became of one member: the way out, or that it stays at the block until a time. */
export type Outcome =
  | {
      port: string;
      result?: Record<string, JsonValue> | undefined;
      writes?: Write[] | undefined;
      /** Why this port, where it is not the ordinary one, as `code` or `code: value`; worded by the block's texts. */
      reason?: string | undefined;
    }
  | { stayUntil: Date };

/** A message to be sent to one member; content is rendered already. */
export interface MessageRequest {
  member: Member;
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
  decide(config: Config, facts: Facts, now: Date): { port: string; reason?: string | undefined };
}

/** A block that waits: the instant its member goes on at. */
export interface SleepRun<Config> {
  type: 'sleep';
  until(config: Config, facts: Facts, now: Date): { at: Date; fixed: boolean };
}

/** A block with an effect on a set of members; one outcome per enrolment id. */
export interface EffectRun<Config> {
  type: 'effect';
  run(batch: Batch<Config>, deps: BlockDeps): Promise<Map<string, Outcome>>;
}

export type BlockRun<Config> = PureRun<Config> | SleepRun<Config> | EffectRun<Config>;
export type AnyBlockRun = BlockRun<Record<string, JsonValue>>;
/** Kind → how it runs; generated, and handed to the engine as an argument. */
export type RunRegistry = Readonly<Record<string, AnyBlockRun>>;
