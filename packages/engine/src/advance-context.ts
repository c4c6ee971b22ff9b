import type { BlockDeps, RunRegistry } from '@percurso/blocks/kit/run';
import type { BulkPacer } from './bulk-pacer.ts';
import type { ClockReading } from './clock.ts';
import type { InFlight } from './sending/in-flight.ts';
import type { SendingProvider } from './sending/provider.ts';
import type { LoadedMember, Store } from './store.ts';
import type { ClaimedStrand } from './strand.ts';
import type { Version } from './version.ts';
import type { WalkContext } from './walk.ts';

/** What a process gives the engine once. */
export interface EngineDeps {
  store: Store;
  runs: RunRegistry;
  inFlight: InFlight;
  /** Work of many people gives way to what comes for few. */
  pacer: BulkPacer;
  /** Renders templates; `now` is what a template's own dates are counted from. */
  render(jobs: Parameters<BlockDeps['render']>[0], now: Date): ReturnType<BlockDeps['render']>;
  statusUrl: BlockDeps['statusUrl'];
  newId: BlockDeps['newId'];
  /** The provider of a workspace's channel, with its settings as they are now. */
  providerOf(workspaceId: string, channel: 'sms' | 'email'): Promise<SendingProvider>;
  /** Told of failures on data that were isolated. */
  onIsolated?: ((strand: ClaimedStrand, error: unknown) => void) | undefined;
}

/** A failure that lies in the data or in a block, not in the infrastructure. */
export class BlockFailure extends Error {
  override name = 'BlockFailure';
}

/** What one run of an activity works in. */
export interface AdvanceContext {
  clock: ClockReading;
  kind: string;
  deps: EngineDeps;
}

/** Strands of one step, with their members. */
export interface GroupInput {
  strands: ClaimedStrand[];
  version: Version;
  members: LoadedMember[];
  context: AdvanceContext;
}

/** What their ways are walked in. */
export function walkContext(
  version: Version,
  { clock, deps }: AdvanceContext,
  since: Date = clock.now,
): WalkContext {
  return { plan: version.plan, runs: deps.runs, now: clock.now, since };
}

/** Whom a move is about, and where it stood. */
export function memberIds({ enrolmentId, contactId, strandId }: LoadedMember) {
  return { enrolmentId, contactId, strandId };
}
