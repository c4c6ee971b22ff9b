import { SimulationRefusal } from '@percurso/engine/simulation/simulation';
import type { ServiceContext } from '../context.ts';
import type { FieldError } from '../service-error.ts';
import { ServiceError } from '../service-error.ts';
import { readDocument } from './read-document.ts';
import { runSimulation } from './run-simulation.ts';
import type { SimulateJourney, Simulation } from './simulation-schema.ts';

/**
 * Runs one person through a journey on a clock that jumps: nothing is sent and no row is written.
 * Throws `invalid` with the problems of a document that does not compile, or naming the fields.
 */
export async function simulateJourney({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string } & SimulateJourney;
}): Promise<Simulation> {
  const { workspaceId } = ctx;
  const saved = await readDocument(ctx.db.sql, { workspaceId, id: input.id });
  const document = input.document ?? saved;
  try {
    return await runSimulation({ ctx, journeyId: input.id, document, setup: input });
  } catch (error) {
    if (!(error instanceof SimulationRefusal)) throw error;
    const errors = [fieldError(error)];
    throw new ServiceError('invalid', { detail: `${error.path}: ${error.message}.`, errors });
  }
}

function fieldError({ path, message, options }: SimulationRefusal): FieldError {
  if (!options) return { path, message, code: 'invalid-value' };
  return { path, message, code: 'invalid-choice', values: { options: options.join(', ') } };
}
