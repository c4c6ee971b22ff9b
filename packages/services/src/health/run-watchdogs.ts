import type { Sql, Transaction } from '@percurso/db/connect';
import type { BalanceName } from './balance-schema.ts';
import { BalanceName as BalanceNames } from './balance-schema.ts';
import { findOffences } from './find-offences.ts';
import type { FoundOffence } from './offence.ts';

/** Each balance is computed this often, by whichever worker comes first. */
const everyMs = 30_000;
/** A balance that takes long is computed less often, so that watching costs at most a twentieth. */
const costFactor = 20;
/** Rows kept of a workspace; the others are counted. */
const keptRows = 50;

/** The workspace under which a balance's reading of the whole installation is kept. */
export const wholeInstallation = '00000000-0000-0000-0000-000000000000';

/**
 * Computes the balances that are due and stores what was found, for each workspace. Answers the
 * offences it found, by balance. Workers that do the same at once leave each other's alone.
 */
export async function runWatchdogs(sql: Sql): Promise<Map<BalanceName, FoundOffence[]>> {
  const found = new Map<BalanceName, FoundOffence[]>();
  for (const name of BalanceNames.options) {
    const offences = await sql.begin((tx) => runOne(tx, name));
    if (offences) found.set(name, offences);
  }
  return found;
}

async function runOne(tx: Transaction, name: BalanceName): Promise<FoundOffence[] | null> {
  await tx`set local statement_timeout = '60s'`;
  await tx`
    insert into watchdogs (workspace_id, name, ok, detail, checked_at)
    values (${wholeInstallation}, ${name}, true, ${tx.json({ total: 0, rows: [], tookMs: 0 })}, 'epoch')
    on conflict do nothing`;
  const [due] = await tx`
    select 1 from watchdogs where workspace_id = ${wholeInstallation} and name = ${name}
      and checked_at < clock_timestamp() - interval '1 ms'
        * greatest(${everyMs}::float8, (detail ->> 'tookMs')::float8 * ${costFactor})
    for update skip locked`;
  if (!due) return null;
  const startedAt = performance.now();
  const offences = await findOffences(tx, name);
  const tookMs = Math.ceil(performance.now() - startedAt);
  await keepReading(tx, { name, offences, tookMs });
  return offences;
}

async function keepReading(
  tx: Transaction,
  { name, offences, tookMs }: { name: BalanceName; offences: FoundOffence[]; tookMs: number },
): Promise<void> {
  const byWorkspace = new Map<string, FoundOffence[]>([[wholeInstallation, []]]);
  for (const offence of offences) {
    const own = byWorkspace.get(offence.workspaceId);
    if (own) own.push(offence);
    else byWorkspace.set(offence.workspaceId, [offence]);
  }
  const readings = [...byWorkspace].map(([workspaceId, own]) => {
    const whole = workspaceId === wholeInstallation;
    const rows = own
      .slice(0, keptRows)
      .map(({ kind, id, journeyId, values }) => ({ kind, id, journeyId, values }));
    const total = whole ? offences.length : own.length;
    return { workspaceId, ok: total === 0, detail: JSON.stringify({ total, rows, tookMs }) };
  });
  await tx`
    insert into watchdogs as known (workspace_id, name, ok, detail, failing_since, checked_at)
    select r.workspace_id, ${name}, r.ok::boolean, r.detail::jsonb,
      case when not r.ok::boolean then clock_timestamp() end, clock_timestamp()
    from unnest(
      ${readings.map(({ workspaceId }) => workspaceId)}::uuid[],
      ${readings.map(({ ok }) => String(ok))}::text[],
      ${readings.map(({ detail }) => detail)}::text[]
    ) as r (workspace_id, ok, detail)
    on conflict (workspace_id, name) do update set ok = excluded.ok, detail = excluded.detail,
      failing_since = case when not excluded.ok
        then coalesce(known.failing_since, excluded.failing_since) end,
      checked_at = excluded.checked_at`;
  await tx`
    delete from watchdogs where name = ${name}
      and workspace_id <> all(${readings.map(({ workspaceId }) => workspaceId)}::uuid[])`;
}
