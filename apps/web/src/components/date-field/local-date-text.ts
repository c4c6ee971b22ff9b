import { isDay } from '../period.ts';

/** A date, or a date and time, without a zone, as documents keep it: `2026-12-31T18:30`. */
const LOCAL = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?))?/;

/** Three figures and perhaps a time of day, as people type them. */
const TYPED =
  /^(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})(?:(?:T|,?\s+)(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:([ap])\.?\s?m\.?)?)?$/i;

/** A local date in the figures of a language: '31/12/2026', '12/31/2026 06:30 PM'; '' for none. */
export function writeLocalDate(value: string, language: string): string {
  const [, day, time] = LOCAL.exec(value) ?? [];
  if (day === undefined) return '';
  const at = new Date(`${day}T${time ?? '00:00'}Z`);
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(at);
  const date = say({ year: 'numeric', month: '2-digit', day: '2-digit' });
  if (time === undefined) return date;
  const second = time.length > 5 ? ({ second: '2-digit' } as const) : {};
  const clock = say({ hour: '2-digit', minute: '2-digit', ...second });
  // Some languages put a narrow space before AM and PM, which nobody types.
  return `${date} ${clock.replaceAll(/\s/g, ' ')}`;
}

/**
 * What somebody typed as a document keeps it, in the order of the language or from year to day;
 * undefined while it is no date that there is. Without a time of day it is the beginning of the day.
 */
export function readLocalDate(
  text: string,
  { language, withTime }: { language: string; withTime: boolean },
): string | undefined {
  const typed = TYPED.exec(text.trim());
  if (!typed) return undefined;
  const [, first = '', second = '', third = '', hours, minutes = '', seconds, half] = typed;
  const order = first.length === 4 ? ['year', 'month', 'day'] : orderOf(language);
  const figures = new Map(order.map((part, index) => [part, [first, second, third][index] ?? '']));
  const figure = (part: string) => (figures.get(part) ?? '').padStart(2, '0');
  const day = [figure('year'), figure('month'), figure('day')].join('-');
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !isDay(day)) return undefined;
  if (!withTime) return hours === undefined ? day : undefined;
  if (hours === undefined) return `${day}T00:00`;
  const hour = hourOf(Number(hours), half?.toLowerCase());
  if (hour === undefined || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined;
  const clock = [String(hour).padStart(2, '0'), minutes, ...(seconds ? [seconds] : [])];
  return `${day}T${clock.join(':')}`;
}

function orderOf(language: string): string[] {
  return new Intl.DateTimeFormat(language)
    .formatToParts()
    .map(({ type }) => type)
    .filter((type) => ['day', 'month', 'year'].includes(type));
}

/** The hour of 0 to 23; undefined where there is no such hour. */
function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour < 24 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
