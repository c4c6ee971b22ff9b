import type { Move } from '@percurso/engine/store';
import type { Transaction } from '../connect.ts';

/** A member as far as it matters what it may start. */
export interface MayFire {
  id: string;
  /** False for a test that may not activate triggers. */
  fires: boolean;
}

/**
 * Takes the activation of triggers out of what tests would write that may start nothing; the trail says
 * of the block what it would have started.
 */
export async function holdFire<T extends Move>(
  tx: Transaction,
  moves: T[],
  members: MayFire[],
): Promise<T[]> {
  const held = new Set(members.flatMap(({ id, fires }) => (fires ? [] : [id])));
  const triggerIds = moves
    .filter(({ enrolmentId }) => held.has(enrolmentId))
    .flatMap(({ effect }) => effect?.writes ?? [])
    .flatMap((write) => (write.type === 'activate-trigger' ? [write.triggerId] : []));
  if (triggerIds.length === 0) return moves;
  const rows = await tx<{ id: string; key: string }[]>`
    select id, key from triggers where id = any(${triggerIds}::uuid[])`;
  const keys = new Map(rows.map(({ id, key }) => [id, key]));
  return moves.map((move) => (held.has(move.enrolmentId) ? heldMove(move, keys) : move));
}

function heldMove<T extends Move>(move: T, keys: Map<string, string>): T {
  const { effect } = move;
  if (!effect) return move;
  const [fired] = effect.writes.filter((write) => write.type === 'activate-trigger');
  if (!fired) return move;
  const reason = `would-start: ${keys.get(fired.triggerId) ?? ''}`;
  return {
    ...move,
    effect: { ...effect, writes: effect.writes.filter((write) => write !== fired) },
    passages: move.passages.map((passage, index) =>
      index === 0 && passage.blockId === effect.blockId ? { ...passage, reason } : passage,
    ),
  };
}
