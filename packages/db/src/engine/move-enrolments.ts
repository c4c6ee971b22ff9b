import type { End, Stand } from '@percurso/engine/strand';
import type { StateChange } from '@percurso/engine/traveller';
import type { Transaction } from '../connect.ts';
import type { NewStrand } from './open-strands.ts';

/** Someone who goes to stand elsewhere, or whose journey ends. */
export interface Mover {
  enrolmentId: string;
  passages: unknown[];
  to: Stand | End;
  change: StateChange;
}

/** Writes where members stand now, or how they ended, and what their way changed for later steps. */
export async function moveEnrolments(
  tx: Transaction,
  { moves, strands, at }: { moves: Mover[]; strands: NewStrand[]; at: Date },
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
  await keepChanges(tx, moves);
}

/** Lays what the way changed over what is kept; most ways change nothing. */
async function keepChanges(
  tx: Transaction,
  moves: { enrolmentId: string; change: StateChange }[],
): Promise<void> {
  const rows = moves.filter(({ change }) =>
    Object.values(change).some((part) => Object.keys(part).length > 0),
  );
  if (rows.length === 0) return;
  const column = (part: keyof StateChange) =>
    rows.map(({ change }) => JSON.stringify(change[part]));
  await tx`
    update enrolment_data d set steps = d.steps || c.steps::jsonb, vars = d.vars || c.vars::jsonb,
      visits = d.visits || c.visits::jsonb, loops = d.loops || c.loops::jsonb
    from unnest(
      ${rows.map(({ enrolmentId }) => enrolmentId)}::uuid[],
      ${column('steps')}::text[],
      ${column('vars')}::text[],
      ${column('visits')}::text[],
      ${column('loops')}::text[]
    ) as c (enrolment_id, steps, vars, visits, loops)
    where d.enrolment_id = c.enrolment_id`;
}
