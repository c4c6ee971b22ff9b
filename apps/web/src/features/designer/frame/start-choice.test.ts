import { describe, expect, it } from 'vitest';
import { chosenStart, firstStart } from './start-choice.ts';

const NOW = new Date('2026-11-27T12:00:00Z');
const settings = { timeZone: 'America/Sao_Paulo' };

function first(startsAt?: string) {
  return firstStart({ entry: { trigger: 't', ...(startsAt && { startsAt }) }, settings }, NOW);
}

describe('the start chosen at publishing', () => {
  it('is now, unless the document names a start to come, said in the zone of the journey', () => {
    expect(first()).toEqual({ when: 'now', local: '' });
    expect(first('2026-11-27T11:59:00Z')).toEqual({ when: 'now', local: '' });
    expect(first('2026-12-01T12:00:00Z')).toEqual({ when: 'at', local: '2026-12-01T09:00' });
  });

  it('is an instant of that zone, and none while it is incomplete', () => {
    const at = (local: string) => chosenStart({ when: 'at', local }, 'America/Sao_Paulo');
    expect(at('2026-12-01T09:00')).toBe('2026-12-01T12:00:00.000Z');
    expect(at('')).toBeUndefined();
    expect(chosenStart({ when: 'now', local: '2026-12-01T09:00' }, 'UTC')).toBeNull();
  });

  it('that clocks skip is the first moment after it', () => {
    expect(chosenStart({ when: 'at', local: '2026-03-29T02:30' }, 'Europe/Madrid')).toBe(
      '2026-03-29T01:00:00.000Z',
    );
  });
});
