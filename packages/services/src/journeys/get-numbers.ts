import type { Transaction } from '@percurso/db/connect';
import type { Plan } from '@percurso/journey/plan';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { findJourney } from './find-journey.ts';
import type {
  BlockNumbers,
  JourneyNumbers,
  NumbersFilter,
  NumbersVersion,
} from './journey-numbers-schema.ts';
import { emptyBlock, emptyEntry } from './journey-numbers-schema.ts';
import { readPeriod } from './numbers-period.ts';
import { readMessageNumbers } from './read-message-numbers.ts';
import { readPeriodNumbers } from './read-period-numbers.ts';

interface Version {
  id: string;
  number: number;
  plan: Plan;
}

/**
 * The numbers of a version, the one asked for, else the current one, else the newest; or of all
 * together. They are read in one snapshot, so that at every block entered = here + passed + exited,
 * the moved ones included: they leave the books of one version and enter those of the other. With a
 * period or a channel they are of those people alone.
 */
export async function getNumbers({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: NumbersFilter & { id: string; version?: NumbersVersion | undefined };
}): Promise<JourneyNumbers> {
  const { workspaceId, db } = ctx;
  const period = readPeriod(input);
  const { id, liveVersionId } = await findJourney(db.sql, { workspaceId, id: input.id });
  const numbers = await db.sql.begin('isolation level repeatable read read only', async (tx) => {
    const [clock] = await tx<{ at: Date }[]>`select percurso_now() as at`;
    const all = input.version === 'all';
    const versions = await tx<Version[]>`
      select id, number, plan from versions where journey_id = ${id}
        and ${all || input.version === undefined ? tx`true` : tx`number = ${input.version}`}
      order by id = ${liveVersionId} desc nulls last, number desc ${all ? tx`` : tx`limit 1`}`;
    const asOf = (clock?.at ?? new Date(0)).toISOString();
    const versionNumber = versions[0]?.number ?? null;
    if (versionNumber === null) return { versionNumber, asOf, entry: emptyEntry(), blocks: {} };
    const counted = period
      ? await readPeriodNumbers(tx, { journeyId: id, versions, period })
      : await readCounters(tx, versions);
    return { versionNumber, asOf, ...counted };
  });
  if (numbers.versionNumber === null && typeof input.version === 'number') {
    throw new ServiceError('not-found', {
      detail: `There is no version ${input.version} of journey ${id}.`,
      code: 'version-not-found',
      values: { number: input.version },
    });
  }
  return numbers;
}

async function readCounters(
  tx: Transaction,
  versions: readonly Version[],
): Promise<Pick<JourneyNumbers, 'entry' | 'blocks'>> {
  const ids = versions.map(({ id }) => id);
  const counts = await tx<{ blockId: string; port: string; n: number }[]>`
    select block_id as "blockId", port, sum(n)::float8 as n from step_counts
    where version_id in ${tx(ids)} group by block_id, port order by block_id, port`;
  const inside = await tx<{ versionId: string; step: number | null; n: number }[]>`
    select version_id as "versionId", step, count(*)::float8 as n from enrolments
    where version_id in ${tx(ids)} and status = 'inside' and not test group by version_id, step`;
  const statuses = await readStatuses(tx, ids);
  const messages = await readMessageNumbers(tx, ids);

  const blocks: Record<string, BlockNumbers> = {};
  const blockOf = (id: string) => (blocks[id] ??= emptyBlock());
  const plans = new Map(versions.map(({ id, plan }) => [id, plan]));
  for (const plan of plans.values()) for (const { blockId } of plan.steps) blockOf(blockId);
  const entry = { ...emptyEntry(), ...statuses, reasons: await readReasons(tx, ids) };
  for (const { blockId, port, n } of counts) {
    if (blockId === '@entry') addEntryPort(entry, port, n);
    else addPort(blockOf(blockId), port, n);
  }
  for (const { versionId, step, n } of inside) {
    const blockId = plans.get(versionId)?.steps[step ?? -1]?.blockId;
    if (blockId !== undefined) blockOf(blockId).here += n;
  }
  for (const [blockId, sent] of messages) blockOf(blockId).messages = sent;
  return { entry, blocks };
}

function addEntryPort(entry: JourneyNumbers['entry'], port: string, n: number): void {
  const [kind, id = ''] = port.split(/:(.*)/s);
  if (kind === 'enrolled') entry.entered += n;
  else if (kind === 'moved-in') {
    entry.entered += n;
    entry.movedIn = n;
  } else if (kind === 'moved-out') {
    entry.entered -= n;
    entry.movedOut = n;
  } else if (kind === 'goal') entry.goals[id] = n;
  else if (kind === 'exit') entry.exits[id] = n;
  else entry.refused.push({ reason: id, n });
}

function addPort(block: BlockNumbers, port: string, n: number): void {
  if (port === 'in') block.entered += n;
  else if (port === 'moved-in') {
    block.entered += n;
    block.movedIn = n;
  } else if (port === 'exited') block.exited = n;
  else if (port === 'again') block.again = n;
  else {
    block.passed += n;
    block.ports[port] = n;
  }
}

async function readStatuses(tx: Transaction, versionIds: readonly string[]) {
  const [row] = await tx<{ inside: number; finished: number; exited: number }[]>`
    select count(*) filter (where status = 'inside')::float8 as inside,
      count(*) filter (where status = 'finished')::float8 as finished,
      count(*) filter (where status = 'exited')::float8 as exited
    from enrolments where version_id in ${tx(versionIds)} and not test`;
  return row ?? { inside: 0, finished: 0, exited: 0 };
}

async function readReasons(tx: Transaction, versionIds: readonly string[]) {
  return await tx<JourneyNumbers['entry']['reasons']>`
    select exit_reason as reason, count(*)::float8 as n from enrolments
    where version_id in ${tx(versionIds)} and status = 'exited' and not test
    group by exit_reason order by n desc, reason`;
}
