import { describe, expect, it } from 'vitest';
import { checkBlock } from '../testing/check-block.ts';
import type { WaitConfig } from './block.ts';
import { definition } from './block.ts';

const duration = (amount: number, unit: string) => ({ duration: { amount, unit } });
const parse = (config: object): WaitConfig => definition.config.parse(config);

describe('wait', () => {
  it('takes whole durations of up to five years', () => {
    expect(checkBlock('wait', definition.defaults())).toEqual([]);
    expect(checkBlock('wait', duration(260, 'weeks'))).toEqual([]);
    expect(checkBlock('wait', duration(60, 'months'))).toEqual([]);
    expect(checkBlock('wait', duration(5, 'years'))).toEqual([]);
    expect(checkBlock('wait', duration(262, 'weeks'))).toEqual(['duration.amount: wait-too-long']);
    expect(checkBlock('wait', duration(6, 'years'))).toEqual(['duration.amount: wait-too-long']);
    expect(checkBlock('wait', duration(0, 'days'))).toEqual(['duration.amount: too-small']);
    expect(checkBlock('wait', duration(1.5, 'days'))).toEqual(['duration.amount: invalid']);
    expect(checkBlock('wait', duration(1, 'decades'))).toEqual(['duration.unit: invalid']);
  });

  it.each<[object, string[]]>([
    [{ mode: 'date' }, ['date: required']],
    [{ mode: 'date', date: '2026-12-24T18:00' }, []],
    [{ mode: 'date', date: '2026-02-30T18:00' }, ['date: invalid']],
    [{ mode: 'date', date: '24.12.2026' }, ['date: invalid']],
    [{ mode: 'attribute' }, ['attribute: required']],
    [{ mode: 'attribute', attribute: 'contact.createdAt' }, []],
    [{ mode: 'attribute', attribute: 'trigger.ErrorCode' }, ['attribute: wrong-type']],
    [{ mode: 'attribute', attribute: 'trigger.x' }, ['attribute: unknown-attribute']],
    [{ mode: 'weekday' }, ['days: required', 'time: required']],
    [{ mode: 'weekday', days: [1, 5], time: '09:00' }, []],
    [{ mode: 'weekday', days: [8], time: '9:00' }, ['days.0: too-big', 'time: invalid']],
    [{ mode: 'window', days: [1] }, ['from: required', 'to: required']],
    [{ mode: 'window', days: [1], from: '22:00', to: '06:00', zone: 'contact' }, []],
    [{ ...duration(1, 'months'), zone: 'Mars/Base' }, ['zone: unknown-time-zone']],
  ])('checks %j', (config, expected) => {
    expect(checkBlock('wait', config)).toEqual(expected);
  });

  it('draws a branch for past dates where the author wants one', () => {
    const ports = (config: object) => definition.ports(parse(config)).map(({ id }) => id);
    const date = { mode: 'date', date: '2026-12-24T18:00' };
    expect(ports({ ...date, past: 'branch' })).toEqual(['next', 'past']);
    expect(ports(date)).toEqual(['next']);
    expect(ports({ ...duration(1, 'days'), past: 'branch' })).toEqual(['next']);
  });

  it('asks for what its way of waiting needs, and says what it waits for', () => {
    const shown = (config: object) => definition.shownFields?.(parse(config));
    expect(shown(duration(1, 'days'))).toEqual(['mode', 'duration']);
    expect(shown(duration(1, 'months'))).toEqual(['mode', 'duration', 'zone']);
    expect(shown({ mode: 'window' })).toEqual(['mode', 'days', 'from', 'to', 'zone']);
    const summary = (config: object) => definition.summary(parse(config));
    expect(summary({ mode: 'window' })).toEqual({ key: 'empty' });
    expect(summary({ mode: 'date', date: '2026-12-24T18:00' })).toEqual({
      key: 'date',
      values: { date: { dateTime: '2026-12-24T18:00' } },
    });
    const days = [1, 2, 3];
    const all = [1, 2, 3, 4, 5, 6, 7];
    const times = { from: '09:00', to: '18:00' };
    const between = { from: { time: '09:00' }, to: { time: '18:00' } };
    expect(summary({ mode: 'weekday', days, time: '09:00' })).toEqual({
      key: 'weekday',
      values: { days: { weekdays: days }, time: { time: '09:00' } },
    });
    expect(summary({ mode: 'weekday', days: all, time: '09:00' })).toEqual({
      key: 'daily',
      values: { time: { time: '09:00' } },
    });
    expect(summary({ mode: 'window', days, ...times })).toEqual({
      key: 'window',
      values: { days: { weekdays: days }, ...between },
    });
    expect(summary({ mode: 'window', days: all, ...times })).toEqual({
      key: 'window-daily',
      values: between,
    });
    const offset = { amount: 3, unit: 'days', side: 'before' };
    expect(summary({ mode: 'attribute', attribute: 'trigger.end', offset })).toEqual({
      key: 'before-days',
      values: { attribute: 'end', count: 3 },
    });
  });
});
