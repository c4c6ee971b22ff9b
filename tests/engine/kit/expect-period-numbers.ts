import type { ServiceContext } from '@percurso/services/context';
import { getNumbers } from '@percurso/services/journeys/get-numbers';
import { expect } from 'vitest';

/** The numbers of everybody who ever came in, read from the trail, are those of the counters. */
export async function expectPeriodNumbers(
  ctx: ServiceContext,
  { id, versions }: { id: string; versions: number },
): Promise<void> {
  const asked = [...Array.from({ length: versions }, (_, index) => index + 1), 'all' as const];
  for (const version of asked) {
    const { asOf: _then, ...counters } = await getNumbers({ ctx, input: { id, version } });
    const from = '2000-01-01T00:00:00Z';
    const { asOf: _now, ...period } = await getNumbers({ ctx, input: { id, version, from } });
    expect({ version, ...period }).toEqual({ version, ...counters });
  }
}
