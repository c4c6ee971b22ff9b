import { describe, expect, it } from 'vitest';
import { emptyRow } from './attribute-rows.ts';
import { changeOf, checkOverview, isChanged, lockedRows, overviewOf } from './overview-form.ts';
import type { TriggerView } from './trigger-view.ts';

const custom: TriggerView = {
  id: '1',
  key: 'device-failed',
  name: 'Device failed',
  description: '',
  kind: 'custom',
  state: 'ready',
  attributes: [{ name: 'ErrorCode', type: 'number' }],
  record: null,
  builtIn: false,
  usedIn: [{ journeyId: 'j', name: 'Critical', state: 'live', as: 'entry' }],
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
};
const record: TriggerView = {
  ...custom,
  kind: 'record',
  attributes: [{ name: 'status', type: 'text' }],
  record: {
    table: 'case',
    audience: 'reportedById',
    actions: ['updated'],
    columns: ['status'],
    sources: ['people'],
  },
};

describe('the overview of a trigger', () => {
  it('has nothing to save as it opens, and has once something is typed', () => {
    for (const trigger of [custom, record, { ...record, state: 'draft' as const }]) {
      const form = overviewOf(trigger);
      expect(isChanged(form, trigger)).toBe(false);
      expect(isChanged({ ...form, name: 'Other' }, trigger)).toBe(true);
      expect(isChanged({ ...form, name: ` ${form.name} ` }, trigger)).toBe(false);
    }
  });

  it('locks what exists while a journey uses the trigger, and lets new rows be', () => {
    const form = overviewOf(custom);
    const added = { ...emptyRow(), name: 'DeviceID' };
    const rows = [...form.rows, added];
    expect(lockedRows(rows, custom)).toEqual(new Set([form.rows[0]?.id]));
    expect(lockedRows(rows, { ...custom, usedIn: [] }).size).toBe(0);
    expect(lockedRows(rows, { ...custom, state: 'draft' }).size).toBe(0);
  });

  it('sends a rule only while it can still change, and attributes never with it', () => {
    expect(changeOf(overviewOf(record), record)).toEqual({
      name: 'Device failed',
      description: '',
    });
    const draft = { ...record, state: 'draft' as const };
    expect(changeOf(overviewOf(draft), draft).record).toEqual(record.record);
  });

  it('refuses an empty name, an unnamed attribute and a rule without sources', () => {
    const form = overviewOf(custom);
    expect(checkOverview(form, custom).wrong).toBe(false);
    expect(checkOverview({ ...form, name: ' ' }, custom).name).toBe('nameMissing');
    expect(checkOverview({ ...form, rows: [emptyRow()] }, custom).wrong).toBe(true);
    const draft = { ...record, state: 'draft' as const };
    const rule = { ...overviewOf(draft).rule, sources: [] };
    expect(checkOverview({ ...overviewOf(draft), rule }, draft).rule).toEqual({
      sources: 'sourcesMissing',
    });
  });
});
