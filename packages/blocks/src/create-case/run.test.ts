import { describe, expect, it } from 'vitest';
import { batchOf, recordingDeps } from '../testing/recording-deps.ts';
import type { CreateCaseConfig } from './block.ts';
import { run } from './run.ts';

const CONFIG: CreateCaseConfig = {
  subject: 'Error {{ trigger.ErrorCode }}',
  status: 'Open',
  priority: { from: 'attribute', path: 'trigger.Priority' },
  attributes: {
    DeviceID: { from: 'attribute', path: 'trigger.DeviceID' },
    Source: { from: 'value', value: 'journey' },
  },
};

describe('create-case, run', () => {
  it('opens a case per member and allocates the numbers at once', async () => {
    const { deps, allocations } = recordingDeps();
    const outcomes = await run.run(
      batchOf(
        CONFIG,
        { ErrorCode: 12, Priority: 'Critical', DeviceID: 'AX' },
        { ErrorCode: 13, Priority: null, DeviceID: null },
      ),
      deps,
    );
    expect(allocations).toEqual([2]);
    expect(outcomes.get('e1')).toEqual({
      port: 'next',
      result: { caseId: 'id-1', caseNumber: 1001 },
      writes: [
        {
          type: 'create-case',
          caseId: 'id-1',
          number: 1001,
          subject: 'Error 12',
          status: 'Open',
          priority: 'Critical',
          attributes: { DeviceID: 'AX', Source: 'journey' },
        },
      ],
    });
    expect(outcomes.get('e2')).toMatchObject({
      result: { caseNumber: 1002 },
      writes: [{ priority: 'Normal', attributes: { DeviceID: null } }],
    });
  });

  it('uses no number for members it refuses', async () => {
    const { deps, allocations } = recordingDeps();
    const outcomes = await run.run(
      batchOf(CONFIG, { Priority: 'critical' }, { Priority: 'Low' }),
      deps,
    );
    expect(allocations).toEqual([1]);
    expect(outcomes.get('e1')).toEqual({
      port: 'error',
      reason: 'invalid-priority: critical',
    });
    expect(outcomes.get('e2')).toMatchObject({ port: 'next', result: { caseNumber: 1001 } });
  });

  it('refuses a subject that cannot be rendered or comes out empty', async () => {
    const { deps, allocations } = recordingDeps();
    const refused = async (subject: string) =>
      (await run.run(batchOf({ ...CONFIG, subject }, { Priority: 'Low' }), deps)).get('e1');
    expect(await refused('{% bad %}')).toEqual({
      port: 'error',
      reason: 'rendering-failed: bad tag',
    });
    expect(await refused('{{ trigger.x }}')).toEqual({ port: 'error', reason: 'empty-subject' });
    expect(allocations).toEqual([]);
  });
});
