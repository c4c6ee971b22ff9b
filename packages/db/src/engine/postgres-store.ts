import type { RunRegistry } from '@percurso/blocks/kit/run';
import type { FinishInput, Store } from '@percurso/engine/store';
import type { DefinitionRegistry } from '@percurso/engine/task-queue';
import type { Sql } from '../connect.ts';
import { rememberAttributes, seenAttributes } from '../contacts/remember-attributes.ts';
import type { BeatMemory } from './beat-memory.ts';
import { heldIfPutBack } from './beat-memory.ts';
import { claimStrands } from './claim-strands.ts';
import { finishStrands } from './finish-strands.ts';
import { handOver } from './hand-over.ts';
import { isolateFailure } from './isolate-failure.ts';
import { loadMembers } from './load-members.ts';
import { createVersionLoader } from './load-version.ts';
import { moveStrand } from './move-strand.ts';
import { returnTokens, takeTokens } from './rate-tokens.ts';
import { recordAnswers } from './record-answers.ts';

/**
 * The engine's store in Postgres. Every method is one transaction in the common lock order. By the
 * secret suppressed addresses are known.
 */
export function createPostgresStore(
  sql: Sql,
  {
    definitions,
    runs,
    secret,
    beats = { most: 0 },
  }: {
    definitions: DefinitionRegistry;
    runs: RunRegistry;
    secret: string;
    /** What the process knows of the beats; others of it may learn more. */
    beats?: BeatMemory | undefined;
  },
): Store {
  const loadVersion = createVersionLoader(sql);
  return {
    loadVersion,
    async claim(ids) {
      const { superseded, ...answer } = await claimStrands(sql, ids);
      for (const strandId of superseded) {
        const moved = await moveStrand(sql, { strandId, loadVersion, definitions, runs });
        answer.items.push(...moved.items);
      }
      return answer;
    },
    async loadMembers(strands) {
      const [first] = strands;
      return first ? loadMembers(sql, strands, await loadVersion(first.versionId)) : [];
    },
    async finish(input) {
      await rememberWritten(sql, input);
      return finishStrands(sql, input, definitions);
    },
    async isolateFailure(strand, reason) {
      const version = await loadVersion(strand.versionId);
      return isolateFailure(sql, { strand, version, reason, definitions });
    },
    handOver: (input) => heldIfPutBack(sql, beats, () => handOver(sql, input, { secret, beats })),
    recordAnswers: (answers) => recordAnswers(sql, answers),
    async holdChannel(workspaceId, channel, ms) {
      await sql`
        update channels set next_send_at = greatest(next_send_at,
          clock_timestamp() + ${ms}::float8 * interval '1 ms')
        where workspace_id = ${workspaceId} and channel = ${channel}`;
    },
    takeTokens: (input) => takeTokens(sql, input),
    returnTokens: (input) => returnTokens(sql, input),
    async allocateCaseNumbers(workspaceId, count) {
      const [row] = await sql<{ next: number }[]>`
        update workspaces set next_case_number = next_case_number + ${count}
        where id = ${workspaceId} returning next_case_number as next`;
      if (!row) throw new Error(`There is no workspace ${workspaceId}.`);
      return Array.from({ length: count }, (_, index) => row.next - count + index);
    },
    async findTrigger(workspaceId, key) {
      const [row] = await sql<
        { id: string; state: string; attributes: { name: string; type: string }[] }[]
      >`select id, state, attributes from triggers where workspace_id = ${workspaceId} and key = ${key}`;
      return row ?? null;
    },
  };
}

/** What blocks are about to write of contacts' own attributes. */
async function rememberWritten(sql: Sql, { version, moves }: FinishInput): Promise<void> {
  const values = moves.flatMap(
    ({ effect }) =>
      effect?.writes.flatMap((write) =>
        write.type === 'update-contact' ? [write.attributes] : [],
      ) ?? [],
  );
  if (values.length === 0) return;
  await rememberAttributes(sql, {
    workspaceId: version.workspaceId,
    seen: seenAttributes(values),
  });
}
