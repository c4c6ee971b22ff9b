import type { Sql, Transaction } from '@percurso/db/connect';
import { ServiceError } from '../service-error.ts';
import type { JourneyTest } from './journey-test-schema.ts';

export type JourneyTestRow = Omit<JourneyTest, 'createdAt' | 'updatedAt'> & {
  createdAt: Date;
  updatedAt: Date;
};

/** The columns of {@link JourneyTestRow}. */
export function journeyTestColumns(sql: Sql | Transaction) {
  return sql`id, name, definition, created_at as "createdAt", updated_at as "updatedAt"`;
}

/** A saved test as the API shows it. */
export function toJourneyTest(row: JourneyTestRow): JourneyTest {
  const { createdAt, updatedAt } = row;
  return { ...row, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}

/** The error for a test that the journey does not have. */
export function noJourneyTest(id: string): ServiceError {
  return new ServiceError('not-found', {
    detail: `The journey has no test ${id}.`,
    code: 'journey-test-not-found',
    values: { id },
  });
}
