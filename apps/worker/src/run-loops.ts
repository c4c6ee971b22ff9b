import type { RunRegistry } from '@percurso/blocks/kit/run';
import type { Sql } from '@percurso/db/connect';
import { clearVersions } from '@percurso/db/engine/clear-versions';
import { createVersionLoader } from '@percurso/db/engine/load-version';
import {
  confirmTold,
  deleteDoneStrands,
  hastenNudged,
  sweepStrands,
  untellCohorts,
} from '@percurso/db/engine/sweep-strands';
import type { ToldCohort } from '@percurso/db/engine/told-cohort';
import { FEW, FEW_AHEAD, ROUTER_CHANNEL } from '@percurso/db/events/notify-router';
import { routeNext } from '@percurso/db/routing/route-next';
import { createTurns } from '@percurso/db/routing/take-turns';
import { transactionRetries } from '@percurso/db/run-transaction';
import type { BulkPacer } from '@percurso/engine/bulk-pacer';
import type { DefinitionRegistry } from '@percurso/engine/task-queue';
import { runWatchdogs } from '@percurso/services/health/run-watchdogs';
import { resumeDueJourneys } from '@percurso/services/journeys/resume-due-journeys';
import type { Client } from '@temporalio/client';
import type { pino } from 'pino';
import { createAlarm } from './create-alarm.ts';
import { keepBeat } from './keep-beat.ts';
import { signalCohort, startCohort } from './tell-cohort.ts';

export interface LoopDeps {
  sql: Sql;
  client: Client;
  runs: RunRegistry;
  definitions: DefinitionRegistry;
  pacer: BulkPacer;
  logger: pino.Logger;
}

/** Something that runs until it is stopped. */
export interface Loop {
  /** Resolves when the round under way is over. */
  stop(): Promise<void>;
}

/** The last one takes a page only of workspaces that the others are not on: no flood makes those wait. */
const routers = [{}, {}, { aside: true }];
const pollMs = 1_000;
/** Each watchdog knows itself when it is due. */
const watchMs = 10_000;
/** Cohorts being told at once; routing goes on meanwhile, so that it does not wait for Temporal. */
const mostTelling = 100;

/** Routes events as they come. The notification is a hint; the poll is the guarantee. */
export async function runRouter({
  sql,
  client,
  runs,
  definitions,
  pacer,
  logger,
}: LoopDeps): Promise<Loop> {
  const alarm = createAlarm();
  const listening = await sql.listen(ROUTER_CHANNEL, (heard) => {
    if (heard === FEW || heard === FEW_AHEAD) pacer.fewCame();
    if (heard !== FEW_AHEAD) alarm.ring();
  });
  const telling = new Set<Promise<void>>();
  const turns = createTurns();
  const route = async (which: { aside?: boolean }) => {
    const input = { sql, runs, definitions, turns, pacer, ...which };
    const { routed, started, told: news } = await routeNext(input);
    const deliveries = [
      ...started.map((told) => ({ told, deliver: () => startCohort(client, told) })),
      ...news.map((told) => ({ told, deliver: () => signalCohort(client, told) })),
    ];
    for (const { told, deliver } of deliveries) {
      const one = tell({ sql, logger, told }, deliver);
      telling.add(one);
      void one.then(() => telling.delete(one));
      if (telling.size >= mostTelling) await Promise.race(telling);
    }
    return routed > 0;
  };
  const rounds = routers.map((which) =>
    repeat({ alarm, logger, name: 'router', work: () => route(which) }),
  );
  return {
    async stop() {
      alarm.end();
      await Promise.all(rounds);
      await Promise.all(telling);
      await listening.unlisten();
    },
  };
}

/** Tells workflows again of strands that nobody has moved in time. */
export function runSweeper({ sql, client, logger }: LoopDeps): Loop {
  const alarm = createAlarm();
  let begun = false;
  const sweep = async () => {
    if (!begun) await hastenNudged(sql);
    begun = true;
    const cohorts = await sweepStrands(sql);
    for (const [index, told] of cohorts.entries()) {
      try {
        await signalCohort(client, told);
      } catch (error) {
        await untellCohorts(sql, cohorts.slice(index));
        throw error;
      }
    }
    if (cohorts.length > 0) logger.info({ cohorts: cohorts.length }, 'told again');
    await deleteDoneStrands(sql);
    return false;
  };
  const rounds = repeat({ alarm, logger, name: 'sweeper', work: sweep });
  return {
    async stop() {
      alarm.end();
      await rounds;
    },
  };
}

/** Computes the balances that must always hold, and says which do not. */
export function runWatch({ sql, client, logger }: LoopDeps): Loop {
  const alarm = createAlarm();
  let retriesTold = 0;
  const watch = async () => {
    const retries = transactionRetries();
    // Every transaction locks in one order, so that there should be none.
    if (retries > retriesTold) logger.warn({ retries }, 'transactions were run again');
    retriesTold = retries;
    for (const [balance, offences] of await runWatchdogs(sql)) {
      if (offences.length === 0) continue;
      const rows = offences.slice(0, 5).map(({ kind, id }) => `${kind} ${id}`);
      logger.error({ balance, total: offences.length, rows }, 'a balance does not hold');
    }
    await keepBeat(sql, client);
    return false;
  };
  const rounds = repeat({ alarm, logger, name: 'watchdogs', work: watch, everyMs: watchMs });
  return {
    async stop() {
      alarm.end();
      await rounds;
    },
  };
}

/** Takes people out of stopped versions, and into the version that took another's place. */
export function runClearing({ sql, runs, definitions, logger }: LoopDeps): Loop {
  const alarm = createAlarm();
  const loadVersion = createVersionLoader(sql);
  const clear = async () => {
    const done = await clearVersions(sql, { loadVersion, runs, definitions });
    return done.exited + done.moved > 0;
  };
  const rounds = repeat({ alarm, logger, name: 'clearing of versions', work: clear });
  return {
    async stop() {
      alarm.end();
      await rounds;
    },
  };
}

/** Lets journeys go on whose pause is over. */
export function runResuming({ sql, logger }: LoopDeps): Loop {
  const alarm = createAlarm();
  const resume = async () => (await resumeDueJourneys(sql)) > 0;
  const rounds = repeat({ alarm, logger, name: 'end of pauses', work: resume });
  return {
    async stop() {
      alarm.end();
      await rounds;
    },
  };
}

async function repeat({
  alarm,
  logger,
  name,
  work,
  everyMs = pollMs,
}: {
  alarm: ReturnType<typeof createAlarm>;
  logger: pino.Logger;
  name: string;
  work: () => Promise<boolean>;
  everyMs?: number;
}): Promise<void> {
  while (!alarm.ended) {
    try {
      if (await work()) continue;
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      logger.error({ code, message }, `the ${name} failed and tries again`);
    }
    await alarm.wait(everyMs);
  }
}

async function tell(
  { sql, logger, told }: { sql: Sql; logger: pino.Logger; told: ToldCohort },
  start: () => Promise<void>,
): Promise<void> {
  try {
    await start();
    await confirmTold(sql, told);
  } catch (error) {
    const { message } = error as Error;
    logger.warn({ cohort: told.cohortId, message }, 'not told now; the sweeper will tell it');
  }
}
