import { durationMs } from '@percurso/journey/duration-ms';
import type { JsonValue } from '@percurso/journey/json-value';
import { coerceValue } from '../kit/coerce-value.ts';
import { resolveMappedValue } from '../kit/resolve-mapped-value.ts';
import type { BlockDeps, EffectRun, Facts, Outcome, Write } from '../kit/run.ts';
import type { ActivateTriggerConfig } from './block.ts';
import { ANSWERED } from './block.ts';

type Trigger = NonNullable<Awaited<ReturnType<BlockDeps['findTrigger']>>>;

const TOKEN_BYTES = 16;
/** Of a test that may start nothing: what it would have started. */
const WOULD_START = 'would-start';

export const run: EffectRun<ActivateTriggerConfig> = {
  type: 'effect',
  async run({ config, members }, deps) {
    const trigger = await deps.findTrigger(config.trigger);
    const outcomeOf = (facts: Facts): Outcome => {
      if (!trigger) return failed(`trigger-missing: ${config.trigger}`);
      if (trigger.state !== 'ready') return failed(`trigger-not-ready: ${config.trigger}`);
      const mapped = mapAttributes(config, trigger, facts);
      if ('reason' in mapped) return failed(mapped.reason);
      const activated = activate(trigger, mapped.values, deps);
      if (!config.answer) return { port: 'next', ...activated };
      const within = durationMs(config.answer.within);
      return { waitUntil: new Date(deps.now.getTime() + within), ...activated };
    };
    return new Map(members.map((member) => [member.enrolmentId, outcomeOf(member.facts)]));
  },
  wait: {
    events: ({ answer }) => [{ trigger: ANSWERED, correlate: 'own', results: answer?.attributes }],
    mode: () => 'any',
    arrived({ answer }, [event]) {
      const given = objectOf(event?.attributes.results);
      const expected = answer?.attributes ?? [];
      const results = expected.map(({ name }) => [name, given[name] ?? null]);
      const outcome = event?.attributes.outcome ?? null;
      const { reason } = event?.attributes ?? {};
      const held = typeof reason === 'string' && reason.startsWith(`${WOULD_START}:`);
      return {
        port: 'answered',
        ...(held ? { reason } : {}),
        result: { ...Object.fromEntries(results), outcome },
      };
    },
    timedOut: () => ({ port: 'no-answer' }),
  },
};

function failed(reason: string): Outcome {
  return { port: 'error', reason };
}

function activate(
  trigger: Trigger,
  attributes: Record<string, JsonValue>,
  deps: BlockDeps,
): { result: Record<string, JsonValue>; writes: Write[] } {
  const token = randomToken();
  return {
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

function objectOf(value: JsonValue | undefined): Record<string, JsonValue> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
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
