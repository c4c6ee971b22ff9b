import { simulateJourney } from '@percurso/services/journeys/simulate-journey';
import { SimulateJourney, Simulation } from '@percurso/services/journeys/simulation-schema';
import { z } from 'zod';
import { createRouter, declareRoute, jsonBody, jsonResponse } from '../route-kit.ts';

const tags = ['journeys'];
const params = z.object({ id: z.uuid() });

const simulate = declareRoute({
  method: 'post',
  path: '/journeys/{id}/simulate',
  tags,
  summary: 'Simulate one person’s way through a journey; nothing is sent or written',
  description:
    'The same engine on a clock that jumps. Where neither choices nor events decide it stops with `questions`; answer in `choices` and call again.',
  requires: 'journeys:read',
  request: { params, body: jsonBody(SimulateJourney) },
  responses: { 200: jsonResponse(Simulation, 'What would happen.') },
});

export function simulationRoutes() {
  return createRouter().openapi(simulate, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('json') };
    return c.json(await simulateJourney({ ctx: c.var.ctx, input }), 200);
  });
}
