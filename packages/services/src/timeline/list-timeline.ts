import { definitions } from '@percurso/blocks/definitions';
import type { Sql } from '@percurso/db/connect';
import type { Block, JourneyDocument } from '@percurso/journey/document';
import { findBlock } from '@percurso/journey/find-block';
import type { JsonValue } from '@percurso/journey/json-value';
import { z } from 'zod';
import { withContactIds } from '../cases/with-contact-ids.ts';
import { findContact } from '../contacts/find-contact.ts';
import type { ServiceContext } from '../context.ts';
import { blockKey, newestBlocks } from '../journeys/newest-blocks.ts';
import type { Page, PageQuery } from '../paging.ts';
import { cutPage, decodeCursor } from '../paging.ts';
import type { TimelineEntry, TimelineQuery } from './timeline-schema.ts';
import type { TimelineRow } from './timeline-sources.ts';
import { timelineSources } from './timeline-sources.ts';

const Position = z.tuple([z.iso.datetime(), z.number().int(), z.string().max(100)]);

interface Version {
  id: string;
  number: number;
  document: JourneyDocument;
}

/** Everything that happened with a contact, newest first, in the order cause follows effect. */
export async function listTimeline({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & TimelineQuery & { contact: string };
}): Promise<Page<TimelineEntry>> {
  const { sql } = ctx.db;
  const after = decodeCursor(input.cursor, Position);
  const contactId = await findContact(sql, { workspaceId: ctx.workspaceId, ref: input.contact });
  const older = after
    ? sql`(at, rank, id) < (${after[0]}::timestamptz, ${after[1]}::int, ${after[2]}::text)`
    : sql`true`;
  const before = input.before ? sql`${older} and at < ${input.before}::timestamptz` : older;
  // Each source gives one page at most, so a long history is not sorted as a whole.
  const merged = timelineSources(sql, contactId, input.topic)
    .map(
      (source) => sql`(select * from (${source}) one (id, at, rank, type, "versionId", facts)
        where ${before} order by at desc, rank desc, id desc limit ${input.limit + 1})`,
    )
    .reduce((all, one) => sql`${all} union all ${one}`);
  const rows = await sql<TimelineRow[]>`
    select * from (${merged}) merged order by at desc, rank desc, id desc limit ${input.limit + 1}`;
  const page = cutPage(rows, input.limit, (row) => [row.at.toISOString(), row.rank, row.id]);
  const versions = await versionsOf(sql, page.rows);
  const blocks = await blocksElsewhere(sql, { rows: page.rows, versions });
  const items = page.rows.map((row) => toEntry(row, { versions, blocks }));
  await nameTriggers(sql, { workspaceId: ctx.workspaceId, entries: items });
  return { items, nextCursor: page.nextCursor };
}

/** Puts the names of triggers that lead out of steps beside their keys. */
async function nameTriggers(
  sql: Sql,
  { workspaceId, entries }: { workspaceId: string; entries: TimelineEntry[] },
): Promise<void> {
  const ports = entries.flatMap(({ portTrigger }) => portTrigger ?? []);
  if (ports.length === 0) return;
  const keys = [...new Set(ports.map(({ key }) => key))];
  const triggers = await sql<{ key: string; name: string }[]>`
    select key, name from triggers where workspace_id = ${workspaceId} and key = any(${keys})`;
  const names = new Map(triggers.map(({ key, name }) => [key, name]));
  for (const port of ports) port.name = names.get(port.key) ?? port.key;
}

async function versionsOf(sql: Sql, rows: TimelineRow[]): Promise<Map<string, Version>> {
  const ids = [...new Set(rows.flatMap(({ versionId }) => versionId ?? []))];
  if (ids.length === 0) return new Map();
  const versions = await sql<Version[]>`
    select id, number, document from versions where id = any(${ids}::uuid[])`;
  return new Map(versions.map((version) => [version.id, version]));
}

/**
 * Blocks that the version someone is in now does not have: they were moved to it since. They are as
 * in the newest version that had them.
 */
async function blocksElsewhere(
  sql: Sql,
  { rows, versions }: { rows: TimelineRow[]; versions: Map<string, Version> },
): Promise<Map<string, Block>> {
  const missing = rows.flatMap(({ versionId, facts }) => {
    const { journeyId, blockId } = facts as Partial<TimelineEntry>;
    const version = versions.get(versionId ?? '');
    if (!journeyId || !blockId || !version || findBlock(version.document, blockId)) return [];
    return [{ journeyId, blockId }];
  });
  return await newestBlocks(sql, missing);
}

function toEntry(
  row: TimelineRow,
  { versions, blocks }: { versions: Map<string, Version>; blocks: Map<string, Block> },
): TimelineEntry {
  const facts = Object.fromEntries(
    Object.entries(row.facts).filter(([, value]) => value !== null),
  ) as Partial<TimelineEntry>;
  const version = versions.get(row.versionId ?? '');
  const block =
    version && facts.blockId
      ? (findBlock(version.document, facts.blockId)?.block ??
        blocks.get(blockKey({ journeyId: facts.journeyId ?? '', blockId: facts.blockId })))
      : undefined;
  return {
    ...facts,
    ...columnsOf(facts),
    ...(version ? { versionNumber: version.number } : {}),
    ...(block ? { blockKind: block.kind, ...portName(block, facts.port) } : {}),
    ...(block?.name ? { blockName: block.name } : {}),
    ...(facts.goalId ? { goalName: nameOfGoal(version, facts.goalId) } : {}),
    // A condition of the step may read the event that it began with.
    ...(version && row.type === 'step' ? { triggerKey: version.document.entry.trigger } : {}),
    id: row.id,
    at: row.at.toISOString(),
    type: row.type as TimelineEntry['type'],
  };
}

function nameOfGoal(version: Version | undefined, goalId: string): string {
  return version?.document.goals?.find(({ id }) => id === goalId)?.name ?? goalId;
}

/** As the author of the version named it; the kinds' own ports are worded by the reader. */
function portName({ kind, config }: Block, port: string | undefined): Partial<TimelineEntry> {
  const definition = definitions[kind];
  const parsed = definition?.config.safeParse(config);
  if (!definition || !parsed?.success) return {};
  const { label, word, trigger } =
    definition.ports(parsed.data).find((one) => one.id === port) ?? {};
  return {
    ...(label === undefined ? {} : { portName: label }),
    ...(word === undefined ? {} : { portWord: word }),
    ...(trigger ? { portTrigger: { key: trigger, name: trigger } } : {}),
  };
}

function columnsOf({ before, after }: Partial<TimelineEntry>): Partial<TimelineEntry> {
  const shown = (columns: Record<string, JsonValue>) => withContactIds(columns);
  return {
    ...(before ? { before: shown(before) } : {}),
    ...(after ? { after: shown(after) } : {}),
  };
}
