import type { ArrivedEvent, AwaitedEvent } from '@percurso/blocks/kit/run';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Walk } from './walk.ts';

/** An event as waits look at it. */
export interface SeenEvent {
  seq: number;
  id: string;
  /** Key of its trigger. */
  trigger: string;
  key: string | null;
  receivedAt: Date;
  attributes: Record<string, JsonValue>;
  /** The journey block that caused it, where one did. */
  cause: { enrolmentId: string; blockId: string; visit: number } | null;
  /** The one journey it is for: of a test, or of a customer started in it by hand. */
  onlyJourneyId: string | null;
  /** The user who sent it as a test, else null. */
  test: string | null;
}

/** How a wait was decided, and by which events. */
export interface DecidedWait {
  walk: Walk;
  used: SeenEvent[];
}

/** What one enrolment waits for at one block. */
export interface OpenWait {
  blockId: string;
  visit: number;
  events: AwaitedEvent[];
  mode: 'any' | 'all';
  /** Events received before this instant do not count (virtual). */
  since: Date;
  /** Nor do those up to this `seq`, unless the author looks back beyond the event that led here. */
  afterSeq: number;
  /** Nor do those received after it. */
  until: Date;
  /** Per awaited event: which came already; only `all` keeps any. */
  seen: (ArrivedEvent | null)[];
  /**
   * Looks at events in the order of `seq`: the way on where they decide the wait, else null, `seen`
   * being brought up to date. Depends on recorded times only, never on which process looks first.
   */
  decide(events: SeenEvent[]): DecidedWait | null;
}
