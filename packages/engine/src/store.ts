import type { ArrivedEvent, MessageRequest, Write } from '@percurso/blocks/kit/run';
import type { GiveWay } from './bulk-pacer.ts';
import type { ClockReading } from './clock.ts';
import type { OpenWait } from './open-wait.ts';
import type { HandOver } from './sending/hand-over.ts';
import type { SendingProvider } from './sending/provider.ts';
import type { ClaimedStrand, StrandItem } from './strand.ts';
import type { Traveller } from './traveller.ts';
import type { Version } from './version.ts';
import type { Walk } from './walk.ts';

/** What became of each strand id that was to be claimed. */
export interface ClaimAnswer {
  clock: ClockReading;
  claimed: ClaimedStrand[];
  /** Open strands not due yet, and the open frontier of strands that are done already. */
  items: StrandItem[];
}

/** A member as it is read before anything is decided. */
export interface LoadedMember extends Traveller {
  strandId: string;
  depth: number;
  /** What was recorded when its wait was opened; null unless it stands in one. */
  waiting: { since: Date; afterSeq: number; seen: (ArrivedEvent | null)[] } | null;
}

/** A member's way from its strand to where it stands next. */
export interface Move extends Walk {
  enrolmentId: string;
  contactId: string;
  strandId: string;
  /** Looked at once more before the way is taken: an event that came in time decides instead. */
  pending?: OpenWait | undefined;
  /** The block whose effect was run, with its writes to our own tables. */
  effect?: { blockId: string; visit: number; writes: Write[] } | undefined;
  /** Its way instead where the address that it writes is another contact's. */
  taken?: Walk | undefined;
}

export interface FinishInput {
  version: Version;
  strands: ClaimedStrand[];
  moves: Move[];
  /** Start of the claim that led here, virtual: look-back of a wait begins there. */
  since: Date;
  /** Kind of the running activity: it keeps the new strand if all members reach one such effect. */
  keep: string;
  /** Called where few may come first; the strands and their members are locked. */
  giveWay?: GiveWay | undefined;
}

export interface FinishAnswer {
  items: StrandItem[];
  /** The strand this activity goes on with; not among the items. */
  kept: ClaimedStrand | null;
}

/** A provider's word on one message, or why it was not asked. */
export interface MessageAnswer {
  messageId: string;
  /** Fence under which it was handed over; some changes need it to be unchanged. */
  strandId: string;
  fence: number;
  state: 'accepted' | 'failed' | 'unknown' | 'reserved' | 'handed';
  reason: string | null;
  providerId: string | null;
}

/** Sends of a channel, counted against the rate of its provider. */
export interface TokenInput {
  workspaceId: string;
  channel: 'sms' | 'email';
  perSecond: number;
  count: number;
}

/**
 * Everything the engine keeps, as set operations. Each method is one transaction that follows the
 * lock order, so it may be run again at any time.
 */
export interface Store {
  claim(strandIds: string[]): Promise<ClaimAnswer>;
  loadVersion(versionId: string): Promise<Version>;
  loadMembers(strands: ClaimedStrand[]): Promise<LoadedMember[]>;
  /** Moves members whose strand is still open under its fence; drops what changed meanwhile. */
  finish(input: FinishInput): Promise<FinishAnswer>;
  /** Counts a failure on data; after five it halves the strand, and a single member exits. */
  isolateFailure(strand: ClaimedStrand, reason: string): Promise<StrandItem[]>;
  handOver(input: HandOverInput): Promise<HandOver[]>;
  recordAnswers(answers: MessageAnswer[]): Promise<void>;
  /** Nothing is sent on the channel before then (real milliseconds from now), by any worker. */
  holdChannel(workspaceId: string, channel: 'sms' | 'email', ms: number): Promise<void>;
  /** Takes up to `count` sends of a channel that may do `perSecond`; none granted: come back after `waitMs`. */
  takeTokens(input: TokenInput): Promise<{ granted: number; waitMs: number }>;
  /** Gives back what a page did not send. */
  returnTokens(input: TokenInput): Promise<void>;
  allocateCaseNumbers(workspaceId: string, count: number): Promise<number[]>;
  findTrigger(
    workspaceId: string,
    key: string,
  ): Promise<{ id: string; state: string; attributes: { name: string; type: string }[] } | null>;
}

export interface HandOverInput {
  version: Version;
  /** Enrolment id → the claimed strand it stands in. */
  strandOf: Map<string, ClaimedStrand>;
  blockId: string;
  channel: 'sms' | 'email';
  messageClass: 'transactional' | 'commercial';
  provider: Pick<SendingProvider, 'name' | 'deduplicates' | 'callTimeoutMs' | 'sender'>;
  requests: MessageRequest[];
}
