import type { Sql, Transaction } from '@percurso/db/connect';
import { ServiceError } from '../service-error.ts';
import type { NumbersFilter } from './journey-numbers-schema.ts';

/** Of which people numbers are asked for, parsed; null where nothing narrows them. */
export interface NumbersPeriod {
  from: Date | null;
  to: Date | null;
  channel: 'sms' | 'email' | null;
}

/** People of a period in one journey, whatever version they are in. */
export interface PeriodPeople {
  journeyId: string;
  period: NumbersPeriod;
}

/** Throws `invalid` for a period that ends before it begins, by the names its ends have in the request. */
export function readPeriod(
  { from, to, channel }: NumbersFilter,
  names = { from: 'from', to: 'to' },
): NumbersPeriod | null {
  if (from === undefined && to === undefined && channel === undefined) return null;
  const period = {
    from: from === undefined ? null : new Date(from),
    to: to === undefined ? null : new Date(to),
    channel: channel ?? null,
  };
  if (period.from === null || period.to === null || period.from < period.to) return period;
  const message = `has to be after ${names.from}, ${from}`;
  throw new ServiceError('invalid', {
    detail: `${names.to} ${message}.`,
    errors: [{ path: names.to, message, code: 'not-after', values: { after: from ?? '' } }],
  });
}

/** SQL condition on an enrolment `e`: it is of these people. */
export function ofPeople(sql: Sql | Transaction, { journeyId, period }: PeriodPeople) {
  return sql`e.version_id in (select id from versions where journey_id = ${journeyId})
    and ${ofPeriod(sql, period)}`;
}

/**
 * SQL condition on an enrolment `e`: it is counted, and of the period: its person came in from `from`
 * on and before `to`, and was sent something by the channel.
 */
export function ofPeriod(sql: Sql | Transaction, { from, to, channel }: NumbersPeriod) {
  return sql`not e.test
    and ${from === null ? sql`true` : sql`e.entered_at >= ${from}`}
    and ${to === null ? sql`true` : sql`e.entered_at < ${to}`}
    and ${
      channel === null
        ? sql`true`
        : sql`exists (select from messages c where c.enrolment_id = e.id
            and c.channel = ${channel} and c.state = 'accepted')`
    }`;
}
