import { describe, expect, it } from 'vitest';
import type { Mapping } from '../kit/mapped-value.ts';
import { batchOf, recordingDeps } from '../testing/recording-deps.ts';
import { run } from './run.ts';

const TRIGGER = {
  id: 'trigger-1',
  state: 'ready',
  attributes: [
    { name: 'DeviceID', type: 'text' },
    { name: 'ErrorCode', type: 'number' },
  ],
};
const MAPPING: Mapping = {
  DeviceID: { from: 'attribute', path: 'trigger.device', ifEmpty: 'unknown' },
  ErrorCode: { from: 'attribute', path: 'trigger.code' },
};

async function outcomesOf(
  trigger: typeof TRIGGER | null,
  mapping: Mapping,
  ...members: Parameters<typeof batchOf>[1][]
) {
  const { deps } = recordingDeps({ findTrigger: async () => trigger });
  return run.run(batchOf({ trigger: 'case-requested', mapping }, ...members), deps);
}

describe('activate-trigger, run', () => {
  it('raises one event per member with the mapped values, and hands on the status page', async () => {
    const outcomes = await outcomesOf(
      TRIGGER,
      MAPPING,
      { device: 7, code: '12' },
      { device: null, code: null },
    );
    const [first, second] = [...outcomes.values()].map((outcome) =>
      'port' in outcome ? outcome : { port: 'none', writes: [], result: {} },
    );
    expect(first?.port).toBe('next');
    expect(first?.writes).toMatchObject([
      {
        type: 'activate-trigger',
        triggerId: 'trigger-1',
        attributes: { DeviceID: '7', ErrorCode: 12 },
      },
    ]);
    const [write] = first?.writes ?? [];
    const token = write?.type === 'activate-trigger' ? write.token : '';
    expect(token).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(first?.result).toEqual({ statusUrl: `https://example.test/s/${token}` });
    expect(second?.writes).toMatchObject([
      { attributes: { DeviceID: 'unknown', ErrorCode: null } },
    ]);
    expect(second?.result).not.toEqual(first?.result);
  });

  it('passes null on where a mapped value is empty, also for what is required', async () => {
    const attributes = TRIGGER.attributes.map((one) => ({ ...one, required: true }));
    const mapping: Mapping = {
      DeviceID: { from: 'attribute', path: 'trigger.device' },
      ErrorCode: { from: 'attribute', path: 'trigger.code' },
    };
    const outcomes = await outcomesOf({ ...TRIGGER, attributes }, mapping, {
      device: null,
      code: null,
    });
    expect(outcomes.get('e1')).toMatchObject({
      port: 'next',
      writes: [{ attributes: { DeviceID: null, ErrorCode: null } }],
    });
  });

  it('passes null for what is not mapped', async () => {
    const outcome = (await outcomesOf(TRIGGER, {}, {})).get('e1');
    expect(outcome).toMatchObject({
      writes: [{ attributes: { DeviceID: null, ErrorCode: null } }],
    });
  });

  it.each([
    [null, MAPPING, 'trigger-missing: case-requested'],
    [{ ...TRIGGER, state: 'stopped' }, MAPPING, 'trigger-not-ready: case-requested'],
    [TRIGGER, { More: { from: 'value', value: 1 } } as Mapping, 'attribute-unknown: More'],
    [
      TRIGGER,
      { ErrorCode: { from: 'value', value: '12 V' } } as Mapping,
      'attribute-type: ErrorCode',
    ],
  ])('leaves by error and says why: %#', async (trigger, mapping, reason) => {
    const outcomes = await outcomesOf(trigger, mapping, { device: 'a', code: 1 });
    expect(outcomes.get('e1')).toEqual({ port: 'error', reason });
  });

  it('lets one member fail without the others', async () => {
    const outcomes = await outcomesOf(TRIGGER, MAPPING, { code: 1 }, { code: ['x'] }, { code: 3 });
    expect([...outcomes.values()].map((outcome) => 'port' in outcome && outcome.port)).toEqual([
      'next',
      'error',
      'next',
    ]);
  });
});
