import { describe, expect, it } from 'vitest';
import { timeZones } from './time-zones.ts';

describe('the time zones to choose from', () => {
  it('have UTC, and what the browser lists', () => {
    expect(timeZones()).toContain('UTC');
    expect(timeZones()).toContain('America/Sao_Paulo');
  });

  it.each(['UTC', 'Asia/Kolkata', 'Asia/Calcutta', 'America/Buenos_Aires', 'Europe/Lisbon'])(
    'have the chosen %s once',
    (chosen) => {
      expect(timeZones(chosen).filter((zone) => zone === chosen)).toEqual([chosen]);
    },
  );
});
