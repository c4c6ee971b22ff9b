import type { Scenario } from './scenario.ts';
import { eventsDoubled } from './scenarios/doubles.ts';
import { workerKilled } from './scenarios/k1-worker-killed.ts';
import { postgresKilled } from './scenarios/k3-postgres-killed.ts';

/** A few of the scenarios, small in everything: under a minute together. */
export const shortGroups: Scenario[][] = [
  [workerKilled({ kills: 3, waves: 3, perWave: 5 }), eventsDoubled(60)],
  [postgresKilled(['kill -9'], 30)],
];
