import type { JsonValue } from '@percurso/journey/json-value';
import type { Plan } from '@percurso/journey/plan';

/** A published version as the engine runs it. Immutable, so it may be kept in memory for ever. */
export interface Version {
  id: string;
  workspaceId: string;
  journeyId: string;
  journeyName: string;
  plan: Plan;
}

/** What `journey.*` reads. */
export function journeyFacts(
  version: Pick<Version, 'journeyId' | 'journeyName' | 'plan'>,
): Record<string, JsonValue> {
  const { journeyId, journeyName, plan } = version;
  return { id: journeyId, name: journeyName, timeZone: plan.settings.timeZone ?? null };
}
