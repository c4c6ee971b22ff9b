import { z } from 'zod';
import { AttributeType } from '../attribute.ts';
import type { BlockSpec, BlockSpecs } from '../block-spec.ts';
import type { BlockConfig } from '../document.ts';
import { BlockConfig as AnyConfig } from '../document.ts';
import { Predicate } from '../predicate.ts';
import type { TriggerInfo } from '../trigger-info.ts';

/** Kinds of blocks as simple as they can be, one per shape the compiler must know. */
export const TEST_SPECS: BlockSpecs = {
  decide: spec({
    kind: 'decide',
    op: 'pure',
    ports: () => [{ id: 'yes' }, { id: 'no' }],
    config: z.strictObject({ when: Predicate.optional() }) as z.ZodType<BlockConfig>,
    predicates: ({ when }) => {
      const parsed = Predicate.safeParse(when);
      return parsed.success ? [{ field: 'when', predicate: parsed.data }] : [];
    },
  }),
  effect: spec({
    kind: 'effect',
    op: 'act',
    ports: () => [{ id: 'next' }, { id: 'error', optional: true }],
    config: z.strictObject({ reads: z.string().min(1).optional() }) as z.ZodType<BlockConfig>,
    results: () => [
      { name: 'number', type: 'number' },
      { name: 'text', type: 'text' },
    ],
    usedPaths: ({ reads }) =>
      typeof reads === 'string' ? [{ field: 'reads', path: reads, types: ['text', 'number'] }] : [],
  }),
  remember: spec({
    kind: 'remember',
    op: 'pure',
    ports: () => [{ id: 'next' }],
    config: z.strictObject({ type: AttributeType.default('number') }) as z.ZodType<BlockConfig>,
    variables: ({ type }) => [{ name: 'x', type: AttributeType.parse(type) }],
  }),
  again: spec({
    kind: 'again',
    op: 'sleep',
    loop: ['body', 'after-each'],
    ports: () => [
      { id: 'body' },
      { id: 'after-each', optional: true },
      { id: 'after-all', optional: true },
    ],
    results: () => [{ name: 'text', type: 'text' }],
  }),
  hop: spec({
    kind: 'hop',
    op: 'pure',
    ports: () => [],
    config: z.strictObject({ target: z.string().min(1) }) as z.ZodType<BlockConfig>,
    jump: ({ target }) => String(target),
    refersBy: 'target',
  }),
  pause: spec({ kind: 'pause', op: 'sleep', ports: () => [{ id: 'next' }] }),
  leave: spec({ kind: 'leave', op: 'end', ports: () => [] }),
};

export const TEST_TRIGGERS: TriggerInfo[] = [
  {
    key: 'device-failed',
    name: 'Device failed',
    state: 'ready',
    kind: 'custom',
    attributes: [
      { name: 'ErrorCode', type: 'number' },
      { name: 'DeviceID', type: 'text' },
      { name: 'Priority', type: 'text', options: ['Low', 'Critical'] },
      { name: 'seenAt', type: 'date-time' },
      { name: 'tags', type: 'list' },
      { name: 'known', type: 'boolean' },
    ],
  },
  {
    key: 'case-changed',
    name: 'Case changed',
    state: 'ready',
    kind: 'record',
    attributes: [
      { name: 'status', type: 'text', options: ['Open', 'Resolved'] },
      { name: 'number', type: 'number' },
    ],
  },
  {
    key: 'phone-changed',
    name: 'Phone changed',
    state: 'ready',
    kind: 'record',
    record: { table: 'contact' },
    attributes: [{ name: 'phone', type: 'text' }],
  },
  { key: 'unfinished', name: 'Unfinished', state: 'draft', kind: 'custom', attributes: [] },
  { key: 'old', name: 'Old', state: 'stopped', kind: 'custom', attributes: [] },
];

function spec(parts: Pick<BlockSpec, 'kind' | 'op' | 'ports'> & Partial<BlockSpec>): BlockSpec {
  return { config: AnyConfig, defaults: () => ({}), ...parts };
}
