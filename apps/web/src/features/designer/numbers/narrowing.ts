import type { Bounds, Period } from '../../../components/period.ts';
import { boundsOf, writePeriod } from '../../../components/period.ts';
import type { NumbersOf } from './numbers-query.ts';

export const CHANNELS = ['sms', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Of which people numbers are, where they are not of all. */
export interface Narrowing {
  period?: Period | undefined;
  channel?: Channel | undefined;
  /** The time zone whose days are meant. */
  zone: string;
}

/** Of which version numbers are asked for in the address, as `v2`; undefined for the one that is shown. */
export function readVersion(text: string | undefined): NumbersOf {
  if (text === 'all') return text;
  const number = /^v([1-9]\d{0,5})$/.exec(text ?? '')?.[1];
  return number === undefined ? undefined : Number(number);
}

export function readChannel(text: string | undefined): Channel | undefined {
  return CHANNELS.find((one) => one === text);
}

/** How the list of messages is narrowed to the same people, in its address. */
export function narrowingSearch(narrowing: Narrowing | undefined) {
  if (!narrowing) return {};
  const { period, channel, zone } = narrowing;
  return {
    ...(period !== undefined && { period: writePeriod(period), zone }),
    ...(channel !== undefined && { reached: channel }),
  };
}

/** What the API takes for it. The server's time is not always the browser's: `asOf` is what it told last. */
export function narrowingQuery(
  narrowing: Narrowing | undefined,
  asOf: string | undefined,
): Bounds & { channel?: Channel } {
  if (!narrowing) return {};
  const { period, channel, zone } = narrowing;
  const now = asOf === undefined ? new Date() : new Date(asOf);
  return {
    ...(period !== undefined && boundsOf(period, { now, zone })),
    ...(channel !== undefined && { channel }),
  };
}
