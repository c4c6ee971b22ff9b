import type { Simulation as EngineSimulation } from '@percurso/engine/simulation/simulation';
import type { Simulation } from './simulation-schema.ts';

/** A simulation as the API shows it. */
export function showSimulation(done: EngineSimulation): Simulation {
  return {
    at: done.at.toISOString(),
    entry: done.entry,
    trail: done.trail.map(dated),
    messages: done.messages.map(({ id: _, heldUntil, ...message }) => ({
      ...dated(message),
      heldUntil: heldUntil?.toISOString() ?? null,
    })),
    activations: done.activations.map(dated),
    cases: done.cases.map(dated),
    goals: done.goals.map(dated),
    vars: done.vars,
    contactChanges: done.contactChanges,
    questions: done.questions.map((question) => ({
      ...dated(question),
      until: question.until?.toISOString() ?? null,
    })),
    assumed: done.assumed.map(dated),
    chances: done.chances,
    ended: done.ended && dated(done.ended),
  };
}

function dated<T extends { at: Date }>(shown: T): Omit<T, 'at'> & { at: string } {
  return { ...shown, at: shown.at.toISOString() };
}
