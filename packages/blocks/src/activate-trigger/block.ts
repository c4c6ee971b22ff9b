import { Attribute } from '@percurso/journey/attribute';
import { z } from 'zod';
import { checkMappedValue, mappingUsedPaths } from '../kit/check-mapped-value.ts';
import type { BlockDefinition, CheckContext, TriggerInfo } from '../kit/definition.ts';
import { Duration } from '../kit/duration.ts';
import { fixedValues, Mapping } from '../kit/mapped-value.ts';
import { withField } from '../kit/with-field.ts';

/** What the journey that the trigger starts is expected to answer when it ends, and how long at most. */
const ExpectedAnswer = z.strictObject({
  within: Duration,
  attributes: z.array(Attribute).max(20).default([]),
});

export const ActivateTriggerConfig = z.strictObject({
  trigger: withField(z.string().min(1).max(100), 'trigger'),
  mapping: withField(Mapping.default({}), 'mapping'),
  answer: withField(ExpectedAnswer.optional(), 'answer'),
});
/** Trigger of the event that a started journey's end raises for the one that waits for it. */
export const ANSWERED = 'journey-answered';

export type ActivateTriggerConfig = z.infer<typeof ActivateTriggerConfig>;

export const definition: BlockDefinition<ActivateTriggerConfig> = {
  kind: 'activate-trigger',
  category: 'actions',
  shape: 'bolt',
  op: 'act',
  config: ActivateTriggerConfig,
  defaults: () => ({ trigger: '', mapping: {} }),
  ports: ({ answer }) => [
    ...(answer ? [{ id: 'answered' }, { id: 'no-answer' }] : [{ id: 'next' }]),
    { id: 'error', optional: true },
  ],
  summary: ({ trigger, mapping }) =>
    trigger === ''
      ? { key: 'empty' }
      : { key: 'trigger', values: { trigger, count: Object.keys(mapping).length } },
  listens: ({ answer }) => (answer ? [ANSWERED] : []),
  results: ({ answer }) => [
    { name: 'statusUrl', type: 'text' },
    ...(answer
      ? [
          { name: 'outcome', type: 'text' as const, options: ['finished', 'exited', 'refused'] },
          ...answer.attributes,
        ]
      : []),
  ],
  fires: ({ trigger }) => (trigger === '' ? [] : [trigger]),
  raises: ({ trigger, mapping, answer }) => [
    { type: 'trigger', trigger, known: fixedValues(mapping) },
    ...(answer ? [{ type: 'trigger' as const, trigger: ANSWERED, known: {} }] : []),
  ],
  usedPaths: ({ mapping }) => mappingUsedPaths(mapping, 'mapping'),
  check(config, context) {
    const { triggers } = context;
    const trigger = triggers.find((one) => one.key === config.trigger);
    const at = { severity: 'error', field: 'trigger' } as const;
    if (!trigger) return [{ ...at, key: 'trigger-unknown', values: { trigger: config.trigger } }];
    const values = { trigger: trigger.name };
    if (trigger.kind !== 'custom') return [{ ...at, key: 'trigger-not-custom', values }];
    if (trigger.state === 'draft') return [{ ...at, key: 'trigger-not-ready', values }];
    if (trigger.state === 'stopped') return [{ ...at, key: 'trigger-stopped', values }];
    return checkMapping(config.mapping, trigger, context);
  },
};

function checkMapping(mapping: Mapping, trigger: TriggerInfo, { lookup }: CheckContext) {
  const unknown = Object.keys(mapping).filter(
    (name) => !trigger.attributes.some((attribute) => attribute.name === name),
  );
  return [
    ...unknown.map((name) => ({
      severity: 'error' as const,
      field: `mapping.${name}`,
      key: 'unknown-attribute',
      values: { path: name },
    })),
    ...trigger.attributes.flatMap((target) => {
      const mapped = Object.hasOwn(mapping, target.name) ? mapping[target.name] : undefined;
      const field = `mapping.${target.name}`;
      const empty = !mapped || (mapped.from === 'value' && mapped.value === null);
      const values = { name: target.name };
      if (empty && target.required) {
        return [{ severity: 'error' as const, field, key: 'required-not-mapped', values }];
      }
      if (mapped) return checkMappedValue({ mapped, field, target, lookup });
      return [{ severity: 'warning' as const, field, key: 'attribute-not-mapped', values }];
    }),
  ];
}
