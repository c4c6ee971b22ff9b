import { describe, expect, it } from 'vitest';
import { readCaseChange } from './read-case-change.ts';

const after = {
  id: 'c1',
  number: 12,
  subject: 'Fan stuck',
  status: 'Resolved',
  priority: 'High',
  contactId: null,
  reportedById: null,
  attributes: {},
};

describe('readCaseChange', () => {
  it('reads what changed, from what to what, and who did it', () => {
    const event = {
      record: after,
      before: { ...after, status: 'Open' },
      changed: ['status'],
      action: 'updated',
      source: 'people',
    };
    expect(readCaseChange(event)).toMatchObject({
      number: 12,
      changed: ['status'],
      source: 'people',
      before: { status: 'Open' },
      record: { status: 'Resolved' },
    });
  });

  it('reads a new case, which has nothing before', () => {
    const event = { record: after, before: null, changed: [], action: 'created', source: 'api' };
    expect(readCaseChange(event)).toMatchObject({ before: null, action: 'created' });
  });

  it('leaves every other event alone', () => {
    expect(readCaseChange({ ErrorCode: 12 })).toBeNull();
    expect(readCaseChange({ record: 'a custom attribute of this name' })).toBeNull();
  });
});
