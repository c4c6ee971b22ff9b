import type { Move } from '@percurso/engine/store';
import type { Transaction } from '../connect.ts';
import type { NewStrand } from './open-strands.ts';

/** Writes where members stand now, or how they ended, and what their effect gave to later steps. */
export async function moveEnrolments(
  tx: Transaction,
  { moves, strands, at }: { moves: Move[]; strands: NewStrand[]; at: Date },
): Promise<void> {
  if (moves.length === 0) return;
  const strandOf = new Map<string, NewStrand>();
  for (const strand of strands) {
    for (const enrolmentId of strand.enrolmentIds) strandOf.set(enrolmentId, strand);
  }
  const rows = moves.map((move) => {
    const strand = strandOf.get(move.enrolmentId);
    const end = 'status' in move.to ? move.to : null;
    return {
      id: move.enrolmentId,
      strandId: strand?.id ?? null,
      step: strand?.step ?? null,
      status: end?.status ?? 'inside',
      reason: end?.reason ?? null,
      moved: move.passages.length > 0 ? 1 : 0,
    };
  });
  await tx`
    update enrolments e set strand_id = m.strand_id, status = m.status, exit_reason = m.reason,
      step = coalesce(m.step, e.step), moved_at = case when m.moved = 1 then ${at}::timestamptz else e.moved_at end
    from unnest(
      ${rows.map(({ id }) => id)}::uuid[],
      ${rows.map(({ strandId }) => strandId)}::uuid[],
      ${rows.map(({ step }) => step)}::int[],
      ${rows.map(({ status }) => status)}::text[],
      ${rows.map(({ reason }) => reason)}::text[],
      ${rows.map(({ moved }) => moved)}::int[]
    ) as m (id, strand_id, step, status, reason, moved)
    where e.id = m.id`;
  await keepResults(tx, moves);
}

async function keepResults(tx: Transaction, moves: Move[]): Promise<void> {
  const results = moves.flatMap(({ enrolmentId, effect }) =>
    effect?.result
      ? [{ enrolmentId, steps: JSON.stringify({ [effect.blockId]: effect.result }) }]
      : [],
  );
  if (results.length === 0) return;
  await tx`
    update enrolment_data d set steps = d.steps || r.steps::jsonb
    from unnest(
      ${results.map(({ enrolmentId }) => enrolmentId)}::uuid[],
      ${results.map(({ steps }) => steps)}::text[]
    ) as r (enrolment_id, steps)
    where d.enrolment_id = r.enrolment_id`;
}
