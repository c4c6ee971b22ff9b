import type { Sql, Transaction } from '../connect.ts';

/** The channel the router listens on. */
export const ROUTER_CHANNEL = 'percurso_events';

/** What it hears where they are of few people, to whom bulk gives way. */
export const FEW = 'few';

/** What it hears before they are stored: nothing is pending yet, but bulk gives way already. */
export const FEW_AHEAD = 'few-ahead';

/** Tells the routers that events of few people are about to be stored. A hint only. */
export async function announceFew(sql: Sql): Promise<void> {
  await sql`select pg_notify(${ROUTER_CHANNEL}, ${FEW_AHEAD})`;
}

/** Tells the router, at commit, that events are pending. A hint only: it also polls. */
export async function notifyRouter(
  tx: Sql | Transaction,
  { few = false }: { few?: boolean } = {},
): Promise<void> {
  await tx`select pg_notify(${ROUTER_CHANNEL}, ${few ? FEW : ''})`;
}
