import type { Scenario } from './scenario.ts';
import { d1, d2, d3, d4 } from './scenarios/doubles.ts';
import { k1 } from './scenarios/k1-worker-killed.ts';
import { k2 } from './scenarios/k2-api-killed.ts';
import { k3 } from './scenarios/k3-postgres-killed.ts';
import { k5 } from './scenarios/k5-temporal-killed.ts';
import { k8 } from './scenarios/k8-worker-stopped.ts';
import { p1, p2, p3, p4 } from './scenarios/provider.ts';
import { sim } from './scenarios/sim-simulation.ts';
import { x1 } from './scenarios/x1-poison.ts';

/** Every scenario, in the order in which they are run. */
export const scenarios: Scenario[] = [k1, k2, k3, k5, k8, d1, d2, d3, d4, p1, p2, p3, p4, x1, sim];
