import type { JsonValue } from '@percurso/journey/json-value';
import { coerceValue } from '../kit/coerce-value.ts';
import { resolveMappedValue } from '../kit/resolve-mapped-value.ts';
import type { BlockDeps, EffectRun, Facts, Outcome } from '../kit/run.ts';
import type { ActivateTriggerConfig } from './block.ts';

type Trigger = NonNullable<Awaited<ReturnType<BlockDeps['findTrigger']>>>;

const TOKEN_BYTES = 16;

export const run: EffectRun<ActivateTriggerConfig> = {
  type: 'effect',
  async run({ config, members }, deps) {
    const trigger = await deps.findTrigger(config.trigger);
    const outcomeOf = (facts: Facts): Outcome => {
      if (!trigger) return failed(`trigger-missing: ${config.trigger}`);
      if (trigger.state !== 'ready') return failed(`trigger-not-ready: ${config.trigger}`);
      const mapped = mapAttributes(config, trigger, facts);
      return 'reason' in mapped ? failed(mapped.reason) : activate(trigger, mapped.values, deps);
    };
    return new Map(members.map((member) => [member.enrolmentId, outcomeOf(member.facts)]));
  },
};

function failed(reason: string): Outcome {
  return { port: 'error', reason };
}

function activate(
  trigger: Trigger,
  attributes: Record<string, JsonValue>,
  deps: BlockDeps,
): Outcome {
  const token = randomToken();
  return {
    port: 'next',
    result: { statusUrl: deps.statusUrl(token) },
    writes: [
      {
        type: 'activate-trigger',
        activationId: deps.newId(),
        token,
        eventId: deps.newId(),
        triggerId: trigger.id,
        attributes,
      },
    ],
  };
}

/** Every attribute of the trigger, null where nothing is mapped to it. */
function mapAttributes(
  { mapping }: ActivateTriggerConfig,
  trigger: Trigger,
  facts: Facts,
): { values: Record<string, JsonValue> } | { reason: string } {
  const known = new Set(trigger.attributes.map((attribute) => attribute.name));
  const unknown = Object.keys(mapping).find((name) => !known.has(name));
  if (unknown !== undefined) return { reason: `attribute-unknown: ${unknown}` };
  const values: [string, JsonValue][] = [];
  for (const { name, type } of trigger.attributes) {
    const mapped = Object.hasOwn(mapping, name) ? mapping[name] : undefined;
    const value = mapped ? resolveMappedValue(mapped, facts) : null;
    const coerced = coerceValue(value, type);
    if (!coerced.ok) return { reason: `attribute-type: ${name}` };
    values.push([name, coerced.value]);
  }
  return { values: Object.fromEntries(values) };
}

/** 128 random bits as base64url (RFC 4648 §5), so that a status page cannot be guessed. */
function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
