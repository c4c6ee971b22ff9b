import type { JsonValue } from '@percurso/journey/json-value';
import { weekdayNames } from './weekday-names.ts';

/**
 * Writes a value of a summary that is `{ dateTime }`, `{ time }` or `{ weekdays }`; others stay. Weekdays are
 * those of which one is waited for ("Mon or Wed"), or all that are meant ("Mon and Wed").
 */
export function timeWords(
  language: string,
  type: 'conjunction' | 'disjunction' = 'disjunction',
): (value: JsonValue) => JsonValue {
  const zone = { timeZone: 'UTC' };
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short', ...zone });
  const calendar = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...zone,
  });
  const list = new Intl.ListFormat(language, { type });
  const names = weekdayNames(language);
  const nameOf = (day: number) => names[day - 1]?.short ?? '';
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const { dateTime, time, weekdays } = value;
    if (typeof dateTime === 'string') return calendar.format(new Date(`${dateTime}Z`));
    if (typeof time === 'string') return clock.format(new Date(`2024-01-01T${time}Z`));
    if (Array.isArray(weekdays)) return list.format(inRanges(weekdays.map(Number), nameOf));
    return value;
  };
}

/** In the order of the week; three or more that follow one another as the first and the last. */
function inRanges(days: number[], nameOf: (day: number) => string): string[] {
  const runs: number[][] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs.flatMap((run) => {
    const [first = 0] = run;
    return run.length < 3 ? run.map(nameOf) : [`${nameOf(first)}–${nameOf(run.at(-1) ?? first)}`];
  });
}
