import type { Sql, Transaction } from '@percurso/db/connect';
import type { BalanceName } from './balance-schema.ts';
import { counterOffences } from './counter-offences.ts';
import { eventOffences } from './event-offences.ts';
import { messageOffences } from './message-offences.ts';
import type { FindOffences, FoundOffence } from './offence.ts';
import { positionOffences } from './position-offences.ts';
import { drivenOffences, waitOffences } from './strand-offences.ts';
import { workspaceOffences } from './workspace-offences.ts';

const finders: Record<BalanceName, FindOffences> = {
  events: eventOffences,
  counters: counterOffences,
  positions: positionOffences,
  driven: drivenOffences,
  waits: waitOffences,
  messages: messageOffences,
  workspaces: workspaceOffences,
};

/** The rows of all workspaces that offend a balance now. */
export async function findOffences(
  sql: Sql | Transaction,
  name: BalanceName,
): Promise<FoundOffence[]> {
  return await finders[name](sql);
}
