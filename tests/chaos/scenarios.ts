import type { Scenario } from './scenario.ts';
import { v2, v3 } from './scenarios/bundles.ts';
import { c1 } from './scenarios/c1-clock.ts';
import { c2 } from './scenarios/c2-golden-times.ts';
import { eraseInside, mergeInside } from './scenarios/contacts-gone.ts';
import { d1, d2, d3, d4 } from './scenarios/doubles.ts';
import { drip, everyOpenStrandIsDriven, lastSignal, temporalLost } from './scenarios/driven.ts';
import { fanOut25 } from './scenarios/fan-out.ts';
import { awaitAnyOrder } from './scenarios/from-tests.ts';
import { joinOrClose, thundering } from './scenarios/joining.ts';
import { k1 } from './scenarios/k1-worker-killed.ts';
import { k2 } from './scenarios/k2-api-killed.ts';
import { k3 } from './scenarios/k3-postgres-killed.ts';
import { k4 } from './scenarios/k4-killed-between.ts';
import { k5 } from './scenarios/k5-temporal-killed.ts';
import { k8 } from './scenarios/k8-worker-stopped.ts';
import { flood, selfFeeding } from './scenarios/neighbours.ts';
import { p1, p2, p3, p4 } from './scenarios/provider.ts';
import { r3 } from './scenarios/r3-caps.ts';
import {
  lockOrder,
  order,
  zombieFinish,
  zombieHandOver,
  zombieSend,
  zombieSendEarly,
} from './scenarios/races.ts';
import { restoreOlderPostgres, restoreOlderTemporal, s2 } from './scenarios/restore-older.ts';
import { seam } from './scenarios/seam.ts';
import { sim } from './scenarios/sim-simulation.ts';
import { moveWhileSending, v1 } from './scenarios/versions.ts';
import { l1, l2, l3 } from './scenarios/watchdogs.ts';
import { exitWhileSending, pauseWhileSending, r2, stop1M } from './scenarios/while-sending.ts';
import { x1 } from './scenarios/x1-poison.ts';

/**
 * Every scenario, in the order in which they are run. Those of one group run side by side: they wait
 * more than they compute, and touch only what is their own.
 */
export const groups: Scenario[][] = [
  ...[k1, k2, k3, k4, k5, k8].map(alone),
  ...[d1, d2, d3, d4].map(alone),
  [c1],
  ...[r3, p1, p2, p3].map(alone),
  [c2, p4],
  [x1],
  [v1, v2, lastSignal],
  [v3, temporalLost],
  [r2],
  [l1, l2, l3, drip],
  ...[lockOrder, order].map(alone),
  ...[zombieFinish, zombieSend, zombieSendEarly, zombieHandOver].map(alone),
  ...[seam, fanOut25, joinOrClose, thundering].map(alone),
  [everyOpenStrandIsDriven],
  ...[exitWhileSending, pauseWhileSending, moveWhileSending, stop1M].map(alone),
  ...[restoreOlderTemporal, restoreOlderPostgres, s2].map(alone),
  ...[eraseInside, mergeInside].map(alone),
  ...[flood, selfFeeding, awaitAnyOrder].map(alone),
  [sim],
];

function alone(scenario: Scenario): Scenario[] {
  return [scenario];
}
