import type { Move } from '@percurso/engine/store';
import type { Transaction } from '../connect.ts';

/** A member as far as it matters what it may start. */
export interface MayFire {
  id: string;
  /** False for a test that may not activate triggers. */
  fires: boolean;
}

/** An activation that was taken out of a test: where, and of which trigger (by key). */
export interface HeldFire {
  enrolmentId: string;
  blockId: string;
  visit: number;
  reason: string;
}

/**
 * Takes the activation of triggers out of what tests would write that may start nothing; the trail says
 * of the block what it would have started.
 */
export async function holdFire<T extends Move>(
  tx: Transaction,
  moves: T[],
  members: MayFire[],
): Promise<{ moves: T[]; held: HeldFire[] }> {
  const barred = new Set(members.flatMap(({ id, fires }) => (fires ? [] : [id])));
  const triggerIds = moves
    .filter(({ enrolmentId }) => barred.has(enrolmentId))
    .flatMap(({ effect }) => effect?.writes ?? [])
    .flatMap((write) => (write.type === 'activate-trigger' ? [write.triggerId] : []));
  if (triggerIds.length === 0) return { moves, held: [] };
  const rows = await tx<{ id: string; key: string }[]>`
    select id, key from triggers where id = any(${triggerIds}::uuid[])`;
  const keys = new Map(rows.map(({ id, key }) => [id, key]));
  const held: HeldFire[] = [];
  const kept = moves.map((move) =>
    barred.has(move.enrolmentId) ? heldMove(move, { keys, held }) : move,
  );
  return { moves: kept, held };
}

function heldMove<T extends Move>(
  move: T,
  { keys, held }: { keys: Map<string, string>; held: HeldFire[] },
): T {
  const { effect, enrolmentId } = move;
  if (!effect) return move;
  const [fired] = effect.writes.filter((write) => write.type === 'activate-trigger');
  if (!fired) return move;
  const { blockId, visit } = effect;
  const reason = `would-start: ${keys.get(fired.triggerId) ?? ''}`;
  held.push({ enrolmentId, blockId, visit, reason });
  return {
    ...move,
    effect: { ...effect, writes: effect.writes.filter((write) => write !== fired) },
    passages: move.passages.map((passage, index) =>
      index === 0 && passage.blockId === blockId ? { ...passage, reason } : passage,
    ),
  };
}
