import type { Transaction } from '@percurso/db/connect';
import type { Plan } from '@percurso/journey/plan';
import type { PassageCount } from './count-passages.ts';
import { countPassages, STANDING } from './count-passages.ts';
import type { BlockNumbers, JourneyNumbers } from './journey-numbers-schema.ts';
import { emptyBlock, emptyEntry } from './journey-numbers-schema.ts';
import type { PeriodPeople } from './numbers-period.ts';
import { ofPeople, ofPeriod } from './numbers-period.ts';
import { readMessageNumbers } from './read-message-numbers.ts';

interface Asked extends PeriodPeople {
  versions: readonly { id: string; plan: Plan }[];
}

/**
 * The numbers of those who came in within a period, or were sent something by a channel: where they
 * have gone since. Refusals are those of the period itself; of a channel there are none. What is read
 * lies together, in order of time, so it is looked up by index rather than found in whole tables.
 */
export async function readPeriodNumbers(
  tx: Transaction,
  asked: Asked,
): Promise<Pick<JourneyNumbers, 'entry' | 'blocks'>> {
  const { journeyId, versions, period } = asked;
  await tx`set local random_page_cost = 1.1`;
  await tx`set local work_mem = '32MB'`;
  const ids = versions.map(({ id }) => id);
  const of = { ids, journeyId, period };
  const blocks: Record<string, BlockNumbers> = {};
  const blockOf = (id: string) => (blocks[id] ??= emptyBlock());
  for (const { plan } of versions) for (const { blockId } of plan.steps) blockOf(blockId);
  const entry = emptyEntry();
  for (const count of await countPassages(tx, asked)) {
    if (!ids.includes(count.versionId)) continue;
    addToBlock(blockOf(count.blockId), count);
    addToEntry(entry, count);
  }
  for (const { status, reason, n } of await readEnds(tx, of)) {
    entry.entered += n;
    entry[status] += n;
    if (status === 'exited') entry.reasons.push({ reason, n });
  }
  for (const { goalId, n } of await readGoals(tx, of)) entry.goals[goalId] = n;
  if (period.channel === null) entry.refused.push(...(await readRefused(tx, of)));
  const messages = await readMessageNumbers(tx, ids, of);
  for (const [blockId, sent] of messages) blockOf(blockId).messages = sent;
  return { entry, blocks };
}

function addToBlock(block: BlockNumbers, { port, n, movedIn, again }: PassageCount): void {
  block.entered += n;
  block.movedIn += movedIn;
  block.again += again;
  if (port === STANDING) block.here += n;
  else if (port === 'exited') block.exited += n;
  else {
    block.passed += n;
    block.ports[port] = (block.ports[port] ?? 0) + n;
  }
}

function addToEntry(entry: JourneyNumbers['entry'], { port, rule, n, movedIn }: PassageCount) {
  entry.movedIn += movedIn;
  if (port === 'moved-out') entry.movedOut += n;
  if (rule !== null) entry.exits[rule] = (entry.exits[rule] ?? 0) + n;
}

interface Of extends PeriodPeople {
  ids: readonly string[];
}

interface End {
  status: 'inside' | 'finished' | 'exited';
  reason: string | null;
  n: number;
}

async function readEnds(tx: Transaction, { ids, period }: Of): Promise<End[]> {
  return await tx<End[]>`
    select e.status, e.exit_reason as reason, count(*)::float8 as n from enrolments e
    where e.version_id in ${tx(ids)} and ${ofPeriod(tx, period)}
    group by e.status, e.exit_reason order by n desc, reason`;
}

async function readGoals(
  tx: Transaction,
  { ids, ...people }: Of,
): Promise<{ goalId: string; n: number }[]> {
  return await tx<{ goalId: string; n: number }[]>`
    select g.goal_id as "goalId", count(*)::float8 as n
    from goal_hits g join enrolments e on e.id = g.enrolment_id
    where g.version_id in ${tx(ids)} and ${ofPeople(tx, people)} group by g.goal_id`;
}

async function readRefused(
  tx: Transaction,
  { ids, period: { from, to } }: Of,
): Promise<JourneyNumbers['entry']['refused']> {
  return await tx<JourneyNumbers['entry']['refused']>`
    select coalesce(d.reason, 'unknown') as reason, count(*)::float8 as n
    from event_decisions d join events n on n.seq = d.event_seq
    where d.version_id in ${tx(ids)} and d.outcome = 'refused'
      and (n.only_journey_id is null or n.test is null)
      and ${from === null ? tx`true` : tx`d.at >= ${from}`}
      and ${to === null ? tx`true` : tx`d.at < ${to}`}
    group by 1 order by 1`;
}
