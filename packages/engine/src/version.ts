import type { Plan } from '@percurso/journey/plan';

/** A published version as the engine runs it. Immutable, so it may be kept in memory for ever. */
export interface Version {
  id: string;
  workspaceId: string;
  journeyId: string;
  journeyName: string;
  plan: Plan;
}
