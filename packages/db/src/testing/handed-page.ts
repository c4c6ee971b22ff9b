import type { MessageRequest } from '@percurso/blocks/kit/run';
import type { HandOverInput, LoadedMember } from '@percurso/engine/store';
import type { ClaimedStrand } from '@percurso/engine/strand';
import type { Version } from '@percurso/engine/version';
import type { Scene } from './journey-scene.ts';

/** A claimed strand at a message block, as the engine hands it over. */
export interface ClaimedPage {
  claimed: ClaimedStrand[];
  members: LoadedMember[];
  input: HandOverInput;
}

/** Claims a strand that stands at a message block and lays out what is to be handed over for it. */
export async function claimPage(
  { scene, version, strandId }: { scene: Scene; version: Version; strandId: string },
  options: Partial<Pick<HandOverInput, 'channel' | 'messageClass' | 'provider'>> = {},
): Promise<ClaimedPage> {
  const { claimed } = await scene.store.claim([strandId]);
  const members = await scene.store.loadMembers(claimed);
  const byId = new Map(claimed.map((strand) => [strand.id, strand]));
  const strandOf = new Map<string, ClaimedStrand>();
  for (const { enrolmentId, strandId: stands } of members) {
    const strand = byId.get(stands);
    if (strand) strandOf.set(enrolmentId, strand);
  }
  const step = version.plan.steps[claimed[0]?.step ?? 0];
  const blockId = step?.blockId ?? '';
  const requests = members.map(({ enrolmentId, contactId, depth, facts, visits }) => ({
    member: { enrolmentId, contactId, depth, facts, visit: visits[blockId] ?? 1 },
    text: 'Hello',
  })) satisfies MessageRequest[];
  const input: HandOverInput = {
    version,
    strandOf,
    blockId,
    channel: 'sms',
    messageClass: 'transactional',
    provider: { name: 'http-sms', deduplicates: true, callTimeoutMs: 10_000 },
    requests,
    ...options,
  };
  return { claimed, members, input };
}
