import { definitions } from '@percurso/blocks/definitions';
import type { Sql, Transaction } from '@percurso/db/connect';
import type { Block, JourneyDocument } from '@percurso/journey/document';
import type { Plan } from '@percurso/journey/plan';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { activeBlocks } from './active-blocks.ts';
import { findJourney } from './find-journey.ts';
import type { JourneyRow } from './journey-row.ts';
import type { PublishPreview, TouchedBlock } from './publish-schema.ts';
import { readVersion } from './read-version.ts';

interface OldVersion {
  id: string;
  number: number;
  plan: Plan;
  document: JourneyDocument;
}

/**
 * How many people are inside, by block, and what the draft (or the older version that is to be rolled
 * back to) would make of their blocks. Throws `conflict` where there is no draft.
 */
export async function previewPublish({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string; toVersion?: number | undefined };
}): Promise<PublishPreview> {
  const { sql } = ctx.db;
  const row = await findJourney(sql, { workspaceId: ctx.workspaceId, id: input.id });
  const next = activeBlocks(await nextDocument(ctx, row, input.toVersion));
  const standing = await sql<{ versionId: string; step: number | null; n: number }[]>`
    select e.version_id as "versionId", e.step, count(*)::float8 as n
    from versions v join enrolments e on e.version_id = v.id and e.status = 'inside'
    where v.journey_id = ${row.id} and v.status <> 'stopped'
    group by e.version_id, e.step`;
  const versions = await readVersions(sql, [...new Set(standing.map((one) => one.versionId))]);
  const blocks = standing.flatMap(({ versionId, step, n }) => {
    const version = versions.find(({ id }) => id === versionId);
    return version ? touched({ version, step: step ?? -1, inside: n, next }) : [];
  });
  blocks.sort(
    (a, b) => Number(a.fate === 'stays') - Number(b.fate === 'stays') || b.inside - a.inside,
  );
  const insideOf = (id: string) =>
    standing.reduce((sum, one) => sum + (one.versionId === id ? one.n : 0), 0);
  return {
    inside: standing.reduce((sum, { n }) => sum + n, 0),
    versions: versions.map(({ id, number }) => ({ number, inside: insideOf(id) })),
    blocks,
    targets: [...next.values()].map(({ id, kind, name }) => ({
      blockId: id,
      kind,
      name: name ?? null,
    })),
  };
}

async function nextDocument(
  ctx: ServiceContext,
  row: JourneyRow,
  toVersion: number | undefined,
): Promise<JourneyDocument> {
  if (toVersion !== undefined) {
    const { workspaceId, db } = ctx;
    const older = { workspaceId, journeyId: row.id, number: toVersion };
    return (await readVersion(db.sql, older)).document;
  }
  if (row.draft) return row.draft;
  throw new ServiceError('conflict', {
    detail: 'There is no draft: the current version is published already. Edit it first.',
    code: 'journey-no-draft',
  });
}

function readVersions(sql: Sql | Transaction, ids: string[]): Promise<OldVersion[]> {
  return sql<OldVersion[]>`
    select id, number, plan, document from versions where id = any(${ids}::uuid[])
    order by number desc`;
}

function touched({
  version,
  step,
  inside,
  next,
}: {
  version: OldVersion;
  step: number;
  inside: number;
  next: Map<string, Block>;
}): TouchedBlock[] {
  const old = version.plan.steps[step];
  if (!old) return [];
  const { blockId, kind } = old;
  const now = next.get(blockId);
  const fate = now ? (now.kind === kind ? 'stays' : 'replaced') : 'removed';
  const op = definitions[kind]?.op;
  const waits = op === 'sleep' || op === 'await';
  const deadlineChanges =
    fate === 'stays' && waits && JSON.stringify(now?.config) !== JSON.stringify(old.config);
  const name = activeBlocks(version.document).get(blockId)?.name ?? null;
  return [{ versionNumber: version.number, blockId, kind, name, inside, fate, deadlineChanges }];
}
