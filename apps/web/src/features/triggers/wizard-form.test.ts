import { describe, expect, it } from 'vitest';
import { emptyRow } from './attribute-rows.ts';
import {
  checkStep,
  emptyWizard,
  isComplete,
  keyOf,
  stepOfPath,
  stepsOf,
  triggerBody,
} from './wizard-form.ts';

describe('the trigger wizard', () => {
  it('asks for the name only, not for the key that would follow from it', () => {
    expect(checkStep(emptyWizard(), 'basics')).toEqual({ name: 'nameMissing' });
  });

  it('lets the key follow the name until it is typed', () => {
    const form = { ...emptyWizard(), name: 'Device failed' };
    expect(keyOf(form)).toBe('device-failed');
    expect(keyOf({ ...form, ownKey: 'down' })).toBe('down');
    expect(checkStep({ ...form, ownKey: '' }, 'basics')).toEqual({ key: 'keyMissing' });
    expect(checkStep({ ...form, ownKey: 'Down!' }, 'basics')).toEqual({ key: 'keyPattern' });
    expect(checkStep({ ...form, name: '装置' }, 'basics')).toEqual({ key: 'keyMissing' });
  });

  it('does not go on with an attribute that has no name', () => {
    const form = { ...emptyWizard(), name: 'Device failed' };
    expect(isComplete(form, 'attributes')).toBe(true);
    expect(isComplete({ ...form, rows: [emptyRow()] }, 'attributes')).toBe(false);
  });

  it('asks for columns where updates count, and only then', () => {
    const form = { ...emptyWizard(), kind: 'record' as const, anyColumn: false };
    expect(checkStep(form, 'changes')).toEqual({ columns: 'columnsMissing' });
    expect(checkStep({ ...form, actions: ['created'] }, 'changes')).toEqual({});
    expect(checkStep({ ...form, actions: [], sources: [] }, 'changes')).toEqual({
      actions: 'actionsMissing',
      sources: 'sourcesMissing',
    });
  });

  it('sends what the chosen kind takes and nothing of the other', () => {
    const form = {
      ...emptyWizard(),
      name: ' Case closed ',
      rows: [{ ...emptyRow(), name: 'ErrorCode', type: 'number' as const }],
      columns: ['status'],
    };
    expect(triggerBody(form)).toEqual({
      name: 'Case closed',
      key: 'case-closed',
      description: '',
      kind: 'custom',
      attributes: [{ name: 'ErrorCode', type: 'number' }],
    });
    expect(triggerBody({ ...form, kind: 'record', anyColumn: false })).toEqual({
      name: 'Case closed',
      key: 'case-closed',
      description: '',
      kind: 'record',
      record: {
        table: 'case',
        audience: 'contactId',
        actions: ['updated'],
        columns: ['status'],
        sources: ['people', 'api', 'import', 'journeys'],
      },
    });
    const created = { ...form, kind: 'record' as const, anyColumn: false };
    expect(triggerBody({ ...created, actions: ['created'] }).record?.columns).toEqual([]);
  });

  it('finds the step of a field the server refused', () => {
    expect(stepOfPath('attributes[0].name', 'custom')).toBe('attributes');
    expect(stepOfPath('key', 'record')).toBe('basics');
    expect(stepOfPath('record.columns', 'record')).toBe('changes');
    for (const kind of ['custom', 'record'] as const) {
      expect(stepsOf(kind)).toContain(stepOfPath('', kind));
    }
  });
});
